// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.agent.protocol.usb.UsbFixture.billboard;
import static org.klartecken.agent.protocol.usb.UsbFixture.bos;
import static org.klartecken.agent.protocol.usb.UsbFixture.configuration;
import static org.klartecken.agent.protocol.usb.UsbFixture.device;
import static org.klartecken.agent.protocol.usb.UsbFixture.firmware;
import static org.klartecken.agent.protocol.usb.UsbFixture.headphones3;
import static org.klartecken.agent.protocol.usb.UsbFixture.hid;
import static org.klartecken.agent.protocol.usb.UsbFixture.network;
import static org.klartecken.agent.protocol.usb.UsbFixture.problems;
import static org.klartecken.agent.protocol.usb.UsbFixture.serial;
import static org.klartecken.agent.protocol.usb.UsbFixture.speakerphone2;
import static org.klartecken.agent.protocol.usb.UsbFixture.superSpeed;
import static org.klartecken.agent.protocol.usb.UsbFixture.webcam;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.protocol.Octets;
import org.klartecken.agent.protocol.Problems;

class BrokenDescriptorsTest {
  @Test
  void saysThatSomethingElseIsNoDescriptor() {
    UsbDescriptors usb = DescriptorParser.parse("GIF89a and so on".getBytes(StandardCharsets.US_ASCII));

    assertNull(usb.device());
    assertTrue(problems(usb).startsWith("offset 0x00: these are no USB descriptors"), problems(usb));
  }

  @Test
  void saysThatThereIsNothing() {
    assertEquals("offset 0x00: there are no octets", problems(DescriptorParser.parse(new byte[0])));
  }

  @Test
  void readsADeviceDescriptorThatIsCutShort() {
    UsbDescriptors usb = DescriptorParser.parse(Arrays.copyOf(device(0x0200, 0, 0x046d, 0x0825), 12));

    assertEquals("046d:0825",
        usb.device() == null ? "nothing" : usb.device().id().toString());
    assertTrue(problems(usb).contains("says it has 18 octets, but only 12 are left"), problems(usb));
  }

  @Test
  void makesNoIdsUpForADeviceDescriptorThatEndsBeforeThem() {
    UsbDescriptors usb = DescriptorParser.parse(Octets.of("12 01 00 02 00"));

    assertNull(usb.device());
    assertTrue(problems(usb).contains("the device descriptor has 5 octets and ends before the ids"), problems(usb));
  }

  @Test
  void keepsWhatStandsBeforeTheEndOfACutFile() {
    byte[] whole = webcam();

    UsbDescriptors usb = DescriptorParser.parse(Arrays.copyOf(whole, whole.length - 1));

    assertEquals(7, usb.interfaces().count());
    assertTrue(problems(usb).contains("says it has 7 octets, but only 6 are left"), problems(usb));
    assertTrue(problems(usb).contains("the file is cut short"), problems(usb));
  }

  @Test
  void goesOnBehindTheConfigurationWhenADescriptorHasNoLength() {
    byte[] first = configuration(2, serial());
    first[9 + 9] = 0; // bLength of the CDC header
    byte[] octets = Octets.join(first, configuration(1, hid(0, 1, 1)));

    UsbDescriptors usb = DescriptorParser.parse(octets);

    assertEquals(2, usb.configurations().size());
    assertEquals(List.of(InterfaceRole.CDC_CONTROL, InterfaceRole.HID),
        usb.interfaces().map(UsbInterface::role).toList());
    assertTrue(problems(usb).contains("offset 0x12: a descriptor says it has 0 octets, but 2 is the least; reading "
        + "goes on at offset 0x" + Integer.toHexString(first.length)), problems(usb));
  }

  @Test
  void knowsPaddingWhenItSeesIt() {
    UsbDescriptors usb = DescriptorParser.parse(Octets.join(configuration(1, hid(0, 0, 0)), new byte[30]));

    assertEquals("offset 0x22: the last 30 octets are padding", problems(usb));
  }

  @Test
  void reportsCountsThatAreWrong() {
    byte[] octets = configuration(5, hid(0, 0, 0));
    octets[9 + 4] = 3;
    byte[] device = device(0x0200, 0, 1, 2);
    device[17] = 2;

    String problems = problems(DescriptorParser.parse(Octets.join(device, octets)));

    assertTrue(problems.contains("the configuration tells of 5 interfaces, but 1 follow"), problems);
    assertTrue(problems.contains("interface 0 setting 0 tells of 3 endpoints, but 1 follow"), problems);
    assertTrue(problems.contains("tells of 2 configurations, but 1 follow"), problems);
  }

  @Test
  void reportsATotalLengthThatIsWrong() {
    byte[] octets = configuration(1, hid(0, 0, 0));
    octets[2] = 20;

    UsbDescriptors usb = DescriptorParser.parse(octets);

    assertEquals(1, usb.details(OtherDescriptor.Hid.class).count());
    assertEquals("offset 0x02: the configuration says it has 20 octets, but 34 are there", problems(usb));
  }

  @Test
  void reportsADescriptorTooShortForItsFields() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(1, Octets.of("08 04 00 00 00 03 01 02")));

    assertFalse(usb.problems().isEmpty());
    assertTrue(problems(usb).contains("the interface descriptor has 8 octets, but its fields need 9"), problems(usb));
  }

  @Test
  void reportsAnInterfaceThatIsDescribedTwice() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(1, hid(0, 0, 0), hid(0, 0, 0)));

    assertTrue(problems(usb).contains("interface 0 setting 0 is described twice"), problems(usb));
  }

  @Test
  void reportsDescriptorsInTheWrongPlace() {
    String problems = problems(DescriptorParser.parse(Octets.join(device(0x0200, 0, 1, 2), hid(0, 0, 0),
        configuration(0, Octets.of("07 05 81 03 08 00 01")))));

    assertTrue(problems.contains("offset 0x12: a descriptor of type 0x04 outside of any configuration"), problems);
    assertTrue(problems.contains("a descriptor of type 0x05 before any interface"), problems);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverThrowsAndStaysBoundedWhateverTheOctets(long seed) {
    Random random = new Random(seed);
    List<byte[]> originals = Stream.of(webcam(), configuration(3, speakerphone2()), configuration(2, headphones3()),
        configuration(2, serial()), configuration(2, network()), configuration(1, firmware(0, 2)),
        Octets.join(device(0x0320, 0, 1, 2), configuration(1, hid(0, 1, 1)), bos(2, superSpeed(), billboard())))
        .toList();
    for (int round = 0; round < 6000; round++) {
      byte[] octets = Octets.mutated(originals.get(round % originals.size()), random);
      UsbDescriptors usb = DescriptorParser.parse(octets);

      String which = "seed " + seed + " round " + round;
      assertTrue(usb.problems().size() <= Problems.MOST + 1, which);
      assertTrue(usb.problems().stream().allMatch(p -> p.offset() >= 0 && p.offset() <= octets.length), which);
      assertTrue(usb.interfaces().count() + usb.details(ClassDescriptor.class).count() <= octets.length / 2 + 1, which);
      assertFalse(UsbCapabilities.of(usb).isEmpty(), which);
      assertTrue(UsbCapabilities.bestSpeed(usb).orElse(1) > 0, which);
    }
  }
}
