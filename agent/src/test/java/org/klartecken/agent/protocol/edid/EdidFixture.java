// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import java.util.Arrays;
import java.util.List;
import org.klartecken.agent.protocol.Octets;

/** An EDID of a display that nobody sells, written down from E-EDID 1.4 and CTA-861. */
final class EdidFixture {
  private EdidFixture() {
  }

  /** A base block that declares so many extensions; its checksum is right. */
  static byte[] base(int extensions) {
    byte[] block = Octets.of("""
        00 ff ff ff ff ff ff 00    # 00 header
        2d 81                      # 08 maker: K=11 L=12 A=1, five bits each
        34 12                      # 0a product code 0x1234
        15 cd 5b 07                # 0c serial number 123456789
        28                         # 10 week 40
        24                         # 11 year 1990 + 36
        01 04                      # 12 version 1.4
        b5                         # 14 digital, 10 bits, DisplayPort
        3c 22                      # 15 60 cm x 34 cm
        78                         # 17 gamma 2.20
        3a                         # 18 features
        00 00 00 00 00 00 00 00 00 00   # 19 chromaticity
        00 00 00                   # 23 no established timings
        01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01   # 26 no standard timings
        56 5e                      # 36 first timing: pixel clock 241.50 MHz
        00 a0 a0                   # 38 2560 pixels in a line, 160 blank
        a0 29 50                   # 3b 1440 lines, 41 blank
        30 20 35 00                # 3e sync
        54 4f 21                   # 42 596 mm x 335 mm
        00 00 1a                   # 45 no border, progressive
        00 00 00 fc 00 4b 6c 61 72 20 32 37 0a 20 20 20 20 20   # 48 name "Klar 27"
        00 00 00 ff 00 41 42 43 31 32 33 0a 20 20 20 20 20 20   # 5a serial "ABC123"
        00 00 00 fd 00 30 4b 1e 72 1e 00 0a 20 20 20 20 20 20   # 6c range limits
        00                         # 7e extensions
        00                         # 7f checksum
        """);
    block[0x7e] = (byte) extensions;
    return summed(block);
  }

  /** A CTA-861 block with basic audio, the override block, and one detailed timing of 1920x1080 interlaced. */
  static byte[] cta(int realExtensions) {
    return summed(Arrays.copyOf(Octets.of("""
        02                         # 00 tag
        03                         # 01 revision
        0a                         # 02 timings begin at octet 10
        40                         # 03 basic audio
        41 10                      # 04 video data block: VIC 16
        e2 78""" + String.format("%02x", realExtensions) + """
             # 06 HDMI Forum override block
        00                         # 09 filler: an empty data block
        01 1d                      # 0a pixel clock 74.25 MHz
        80 18 71                   # 0c 1920 pixels, 280 blank
        1c 16 20                   # 0f 540 lines of a field, 22 blank
        58 2c 25 00                # 12 sync
        54 4f 21                   # 16 size
        00 00 9e                   # 19 interlaced
        """), 128));
  }

  /** A DisplayID 1.2 section with one type I timing, marked as preferred. */
  static byte[] displayId() {
    byte[] block = Arrays.copyOf(Octets.of("""
        70                         # 00 tag
        12                         # 01 DisplayID 1.2
        17                         # 02 23 octets of data blocks
        00 00                      # 03 extension, no more sections
        03 00 14                   # 05 type I timings, one of 20 octets
        8d 16 02                   # 08 pixel clock 1368.46 MHz: in 10 kHz, less one
        88                         # 0b preferred
        ff 0e 9f 00                # 0c 3840 pixels, 160 blank
        2f 00 1f 00                # 10 sync
        6f 08 df 00                # 14 2160 lines, 224 blank
        02 00 04 00                # 18 sync
        """), 128);
    int sum = 0;
    for (int i = 1; i < 28; i++) {
      sum += block[i];
    }
    block[28] = (byte) -sum;
    return summed(block);
  }

  /** A video timing block with one detailed timing, that of the base block. */
  static byte[] videoTimings() {
    byte[] block = new byte[128];
    block[0] = 0x10;
    block[1] = 1;
    block[2] = 1;
    System.arraycopy(base(0), 0x36, block, 5, 18);
    return summed(block);
  }

  /** The block with its last octet such that all add up to 0. */
  static byte[] summed(byte[] block) {
    int sum = 0;
    for (int i = 0; i < 127; i++) {
      sum += block[i];
    }
    block[127] = (byte) -sum;
    return block;
  }

  /** A base block with these octets from a place on; its checksum is right. */
  static byte[] baseWith(int at, int... octets) {
    byte[] block = base(0);
    for (int i = 0; i < octets.length; i++) {
      block[at + i] = (byte) octets[i];
    }
    return summed(block);
  }

  /** The problems of an EDID as one text. */
  static String problems(Edid edid) {
    List<String> sentences = edid.problems().stream().map(p -> p.sentence()).toList();
    return String.join("\n", sentences);
  }
}
