// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.lab.device.DeviceModel.Variant;
import org.klartecken.lab.usbip.UsbSpeed;

/** What is true of the descriptors of every device, whatever it is. */
class DeviceFilesTest {
  private static final int INTERFACE = 0x04;
  private static final int ENDPOINT = 0x05;
  private static final int ASSOCIATION = 0x0B;

  static Stream<EmulatedDevice> devices() {
    return LabFiles.names("devices").stream().map(DeviceModel::named).flatMap(DeviceFilesTest::variants);
  }

  private static Stream<EmulatedDevice> variants(DeviceModel model) {
    Stream<Variant> speeds = Stream.of(UsbSpeed.FULL, UsbSpeed.HIGH, UsbSpeed.SUPER).map(Variant.PLAIN::atMost);
    Stream<Variant> update = model.yaml().has("update-mode")
        ? Stream.of(Variant.PLAIN.updating(true))
        : Stream.empty();
    return Stream.concat(speeds, update).map(model::make);
  }

  private static List<byte[]> parts(EmulatedDevice device) {
    return Descriptors.each(device.descriptors().configuration());
  }

  private static int le16(byte[] octets, int at) {
    return (octets[at] & 0xFF) | (octets[at + 1] & 0xFF) << 8;
  }

  @ParameterizedTest
  @MethodSource("devices")
  void lengthsAddUp(EmulatedDevice device) {
    byte[] configuration = device.descriptors().configuration();
    assertEquals(configuration.length, le16(configuration, 2), "wTotalLength");
    assertEquals(configuration.length, parts(device).stream().mapToInt(part -> part.length).sum(), "no gap, no rest");
    assertEquals(18, device.descriptors().device().length);
    assertEquals(18, device.descriptors().device()[0]);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void interfacesAreCountedAndNumberedFromNought(EmulatedDevice device) {
    Set<Integer> numbers = new TreeSet<>();
    parts(device).stream().filter(part -> part[1] == INTERFACE).forEach(part -> numbers.add((int) part[2]));
    assertEquals(device.descriptors().configuration()[4], numbers.size(), "bNumInterfaces");
    assertEquals(numbers.size() - 1, numbers.stream().mapToInt(Integer::intValue).max().orElseThrow());
    assertEquals(numbers.size(), device.entry().interfaces().size());
  }

  @ParameterizedTest
  @MethodSource("devices")
  void eachInterfaceHasTheEndpointsThatItPromises(EmulatedDevice device) {
    int owed = 0;
    for (byte[] part : parts(device)) {
      if (part[1] == INTERFACE) {
        assertEquals(0, owed, "endpoints of the interface before");
        owed = part[4];
      }
      owed -= part[1] == ENDPOINT ? 1 : 0;
    }
    assertEquals(0, owed);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void everyEndpointIsServedAndOfOneInterfaceOnly(EmulatedDevice device) {
    Set<Integer> addresses = new HashSet<>();
    Set<Integer> served = new HashSet<>();
    device.functions().forEach(function -> served.addAll(function.pipes().keySet()));
    for (byte[] part : parts(device)) {
      if (part[1] == ENDPOINT) {
        assertTrue(addresses.add(part[2] & 0xFF), "twice: " + part[2]);
      }
    }
    assertEquals(served, addresses);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void associationsNameInterfacesThatFollowOneAnother(EmulatedDevice device) {
    List<byte[]> parts = parts(device);
    for (int i = 0; i < parts.size(); i++) {
      byte[] association = parts.get(i);
      if (association[1] == ASSOCIATION) {
        int first = association[2];
        int[] following = parts.subList(i, parts.size()).stream()
            .filter(part -> part[1] == INTERFACE && part[3] == 0).limit(association[3]).mapToInt(part -> part[2])
            .toArray();
        assertTrue(Arrays.equals(java.util.stream.IntStream.range(first, first + association[3]).toArray(), following));
        assertEquals((byte) 0xEF, device.descriptors().device()[4], "a device with associations says so");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void classSpecificHeadsCountWhatFollowsThem(EmulatedDevice device) {
    List<byte[]> parts = parts(device);
    for (int i = 0; i < parts.size(); i++) {
      byte[] head = parts.get(i);
      boolean video = i > 0 && parts.get(i - 1)[1] == INTERFACE && parts.get(i - 1)[5] == 0x0E;
      boolean sound = i > 0 && parts.get(i - 1)[1] == INTERFACE && parts.get(i - 1)[5] == 0x01
          && parts.get(i - 1)[6] == 0x01;
      if (head[1] == 0x24 && head[2] == 0x01 && (video || sound)) {
        int total = parts.subList(i, parts.size()).stream().takeWhile(part -> part[1] == 0x24)
            .mapToInt(part -> part.length).sum();
        boolean streaming = video && parts.get(i - 1)[6] == 0x02;
        assertEquals(total, le16(head, streaming ? 4 : 5), "wTotalLength of the head at " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void superSpeedEndpointsHaveACompanion(EmulatedDevice device) {
    boolean fast = device.descriptors().speed() == UsbSpeed.SUPER;
    List<byte[]> parts = parts(device);
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i)[1] == ENDPOINT) {
        assertEquals(fast, i + 1 < parts.size() && parts.get(i + 1)[1] == 0x30);
      }
    }
    assertEquals(fast ? 0x0300 : 0x0200, le16(device.descriptors().device(), 2) & 0xFFF0);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void theBosDescriptorAddsUp(EmulatedDevice device) {
    device.bos().ifPresent(bos -> {
      List<byte[]> parts = Descriptors.each(bos);
      assertEquals(bos.length, le16(bos, 2));
      assertEquals(bos.length, parts.stream().mapToInt(part -> part.length).sum());
      assertEquals(bos[4], parts.size() - 1);
    });
  }

  @ParameterizedTest
  @MethodSource("devices")
  void namesAreGiven(EmulatedDevice device) {
    assertFalse(device.descriptors().strings().isEmpty());
    device.descriptors().strings().forEach(text -> assertTrue(!text.isBlank() && text.length() < 127, text));
  }
}
