// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.protocol.Captures;
import org.klartecken.agent.protocol.Octets;

/** Descriptors of real devices and our own, held against what {@code lsusb -v} prints of them under umockdev. */
class UsbCapturesTest {
  private static final Pattern KEPT = Pattern.compile("(?m)^H: descriptors=([0-9A-F]+)$");

  @TempDir
  private Path folder;

  @TestFactory
  Stream<DynamicTest> readsWhatLsusbReads() {
    Assumptions.assumeTrue(onPath("lsusb") && onPath("umockdev-run"), "lsusb or umockdev-run is not installed");
    return devices().entrySet().stream()
        .map(device -> DynamicTest.dynamicTest(device.getKey(), () -> compare(device.getValue())));
  }

  private void compare(byte[] octets) throws Exception {
    UsbDescriptors usb = DescriptorParser.parse(octets);
    LsusbText lsusb = LsusbText.of(octets, folder);

    DeviceDescriptor device = usb.device();
    assertEquals(lsusb.all("^  bcdUSB +([\\d.]+)"), device == null ? List.of() : List.of(device.usbVersion()));
    assertEquals(lsusb.interfaces(), usb.interfaces().map(i -> i.number() + "." + i.alternate() + " "
        + i.interfaceClass() + "/" + i.subclass() + "/" + i.protocol()).toList());
    assertEquals(lsusb.all("^        bEndpointAddress     0x([0-9a-f]{2})  EP"), usb.interfaces()
        .flatMap(i -> i.endpoints().stream()).map(e -> HexFormat.of().toHexDigits((byte) e.address())).toList());
    assertEquals(lsusb.numbers("wWidth(?:\\( \\d+\\))? +(\\d+)"),
        frames(usb).stream().map(VideoDescriptor.Size::width).toList());
    assertEquals(lsusb.numbers("wHeight(?:\\( \\d+\\))? +(\\d+)"),
        frames(usb).stream().map(VideoDescriptor.Size::height).toList());
    assertEquals(lsusb.numbers("dwFrameInterval\\( *\\d+\\) +(\\d+)"), usb.details(VideoDescriptor.Frame.class)
        .filter(f -> !f.continuous()).flatMap(f -> f.intervals().stream()).map(Long::intValue).toList());
    assertEquals(lsusb.all("wTerminalType +0x([0-9a-f]{4})"), terminals(usb));
    assertEquals(lsusb.numbers("tSamFreq\\[ *\\d+\\] +(\\d+)"), usb.details(AudioDescriptor.Format.class)
        .flatMap(f -> f.rates().stream()).toList());
    assertEquals(lsusb.numbers("wDescriptorLength +(\\d+)"),
        usb.details(OtherDescriptor.Hid.class).map(OtherDescriptor.Hid::reportLength).toList());
  }

  /** Sizes in the order in which lsusb prints them, those of still pictures included. */
  private static List<VideoDescriptor.Size> frames(UsbDescriptors usb) {
    List<VideoDescriptor.Size> sizes = new ArrayList<>();
    for (VideoDescriptor detail : usb.details(VideoDescriptor.class).toList()) {
      if (detail instanceof VideoDescriptor.Frame frame) {
        sizes.add(new VideoDescriptor.Size(frame.width(), frame.height()));
      } else if (detail instanceof VideoDescriptor.Still still) {
        sizes.addAll(still.sizes());
      }
    }
    return sizes;
  }

  private static List<String> terminals(UsbDescriptors usb) {
    List<Integer> types = new ArrayList<>();
    for (ClassDescriptor detail : usb.details(ClassDescriptor.class).toList()) {
      if (detail instanceof VideoDescriptor.Terminal t) {
        types.add(t.type());
      } else if (detail instanceof AudioDescriptor.Terminal t) {
        types.add(t.type());
      }
    }
    return types.stream().map(t -> HexFormat.of().toHexDigits(t.shortValue())).toList();
  }

  /** Ours, those of esp-usb with a device descriptor put before where it is missing, and those of umockdev. */
  private static Map<String, byte[]> devices() {
    Map<String, byte[]> devices = new LinkedHashMap<>();
    byte[] head = UsbFixture.device(0x0200, 0xef, 0x1209, 1);
    devices.put("our camera", UsbFixture.webcam());
    devices.put("our speakerphone", Octets.join(head, UsbFixture.configuration(3, UsbFixture.speakerphone2())));
    devices.put("our serial line", Octets.join(head, UsbFixture.configuration(2, UsbFixture.serial())));
    devices.put("our network", Octets.join(head, UsbFixture.configuration(2, UsbFixture.network())));
    devices.put("our firmware", Octets.join(head, UsbFixture.configuration(1, UsbFixture.firmware(0, 2))));
    for (Path file : Captures.files("usb/esp-usb", ".bin")) {
      if (!file.toString().endsWith("dev_desc.bin")) {
        Path own = file.resolveSibling(file.getFileName().toString().replace("cfg_desc", "dev_desc"));
        boolean has = !own.equals(file) && Files.exists(own);
        devices.put(file.getFileName().toString(),
            Octets.join(has ? Captures.octets(own) : head, Captures.octets(file)));
      }
    }
    recorded().forEach((name, octets) -> devices.put(name, octets));
    return devices;
  }

  private static Map<String, byte[]> recorded() {
    Map<String, byte[]> devices = new LinkedHashMap<>();
    for (Path file : Captures.files("usb/umockdev", ".umockdev")) {
      KEPT.matcher(Captures.text(file)).results().map(m -> m.group(1)).distinct()
          .forEach(hex -> devices.put(file.getFileName() + " " + hex.substring(16, 24), HexFormat.of().parseHex(hex)));
    }
    return devices;
  }

  @Test
  void findsNothingWrongInDescriptorsThatAKernelAccepted() {
    recorded().forEach((name, octets) -> assertEquals("", UsbFixture.problems(DescriptorParser.parse(octets)), name));
  }

  @Test
  void reportsWhatIsReallyWrongWithARealCamera() {
    Path file = Captures.files("usb/esp-usb", "logitech_c270.cfg_desc.bin").getFirst();

    assertEquals("offset 0xc6: in interface 1: video streaming header tells of 3 formats, but 2 follow\n"
        + "offset 0x8bd: in interface 2: the audio control header tells of 38 octets, but 39 follow",
        UsbFixture.problems(DescriptorParser.parse(Captures.octets(file))));
  }

  @Test
  void neverThrowsOnABrokenCopyOfARealOne() {
    Random random = new Random(41);
    for (Path file : Captures.files("usb/esp-usb", ".bin")) {
      for (int round = 0; round < 500; round++) {
        byte[] octets = Octets.mutated(Captures.octets(file), random);
        assertFalse(UsbCapabilities.of(DescriptorParser.parse(octets)).isEmpty());
      }
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
