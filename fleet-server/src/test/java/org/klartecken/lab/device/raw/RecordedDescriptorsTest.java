// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.usbip.UsbSpeed;

/** Descriptors of real cameras, recorded by others, can be served as they are. */
class RecordedDescriptorsTest {
  private static final Path RECORDINGS = Path.of(System.getProperty("klartecken.root", "."),
      "../shared/captures/usb/esp-usb");
  private static final int HEAD = 9;

  @TestFactory
  Stream<DynamicTest> servesARecordedConfigurationAsItIs() throws IOException {
    assumeTrue(Files.isDirectory(RECORDINGS), "no recordings at " + RECORDINGS);
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      List<Path> configurations = files.filter(file -> file.toString().endsWith(".cfg_desc.bin")).sorted().toList();
      return configurations.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> serves(Files.readAllBytes(file))));
    }
  }

  private static void serves(byte[] configuration) {
    byte[] parts = Arrays.copyOfRange(configuration, HEAD, configuration.length);
    Layout layout = new Layout();
    RawFunction function = new RawFunction(parts, layout, "recording");
    assertArrayEquals(parts, function.descriptors(UsbSpeed.HIGH).bytes());
    assertEquals(configuration[4], layout.interfaces());
  }

  @Test
  void interfacesMustFollowTheLayout() {
    Layout layout = new Layout();
    layout.nextInterface();
    byte[] first = new Octets().hex("09 04 00 00 00 FF 00 00 00").bytes();
    assertThrows(IllegalArgumentException.class, () -> new RawFunction(first, layout, "here"));
  }
}
