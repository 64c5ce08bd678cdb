// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelEventTest {
  @Test
  void namesActionPathAndSubsystem() {
    String message = "remove@/devices/pci0000:00/0000:00:14.0/usb1/1-2\0ACTION=remove\0"
        + "DEVPATH=/devices/pci0000:00/0000:00:14.0/usb1/1-2\0SUBSYSTEM=usb\0DEVTYPE=usb_device\0SEQNUM=4711\0";
    assertEquals(
        Optional.of(new KernelEvent("remove", "/devices/pci0000:00/0000:00:14.0/usb1/1-2", "usb")), parse(message));
  }

  @Test
  void anEventWithoutSubsystemIsOfAnUnknownOne() {
    assertEquals(Optional.of(new KernelEvent("change", "/devices/x", "")),
        parse("change@/devices/x\0ACTION=change\0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "libudev\0\u0001\u0002", "add", "add@", "@/devices/x", "add@devices/x",
      "SUBSYSTEM=usb\0add@/devices/x"})
  void whatIsNoEventIsEmpty(String message) {
    assertEquals(Optional.empty(), parse(message));
  }

  @Test
  void survivesOctetsThatAreNoText() {
    byte[] noise = new byte[4096];
    new java.util.Random(7).nextBytes(noise);
    assertEquals(Optional.empty(), KernelEvent.parse(ByteBuffer.wrap(noise)));
  }

  private static Optional<KernelEvent> parse(String message) {
    return KernelEvent.parse(StandardCharsets.UTF_8.encode(message));
  }
}
