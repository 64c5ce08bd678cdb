// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The two messages by which a monitor is plugged, octet by octet as the RFB specification has them. */
class MonitorCableTest {
  @Test
  void asksForTheEncodingThatTellsOfDesktopSizes() {
    // SetEncodings, padding, 1 encoding: -308
    assertArrayEquals(hex("02 00 0001 fffffecc"), octets(MonitorCable.encodings()));
  }

  @Test
  void aDesktopSizeIsOneScreenThatFillsIt() {
    // SetDesktopSize, padding, 1280x720, 1 screen, padding; id 0, at 0 0, 1280x720, no flags
    assertArrayEquals(hex("fb 00 0500 02d0 01 00  00000000 0000 0000 0500 02d0 00000000"),
        octets(MonitorCable.desktopSize(1280, 720)));
  }

  private static byte[] octets(ByteBuffer buffer) {
    byte[] octets = new byte[buffer.remaining()];
    buffer.get(octets);
    return octets;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
