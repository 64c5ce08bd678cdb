// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * Cameras leave the standard Huffman tables out of their pictures (the AVI1 convention of Motion JPEG); decoders of
 * pictures want them in (ITU-T T.81 annex K.3).
 */
final class HuffmanTables {
  private static final int MARKER = 0xff;
  private static final int SOI = 0xd8;
  private static final int DHT = 0xc4;
  private static final int SOS = 0xda;

  private HuffmanTables() {
  }

  /** The same picture with tables; as it is when it has some, or is no picture. */
  static byte[] in(byte[] jpeg) {
    if (jpeg.length < 4 || (jpeg[0] & 0xff) != MARKER || (jpeg[1] & 0xff) != SOI || hasTables(jpeg)) {
      return jpeg;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + 500);
    out.write(jpeg, 0, 2);
    ByteArrayOutputStream tables = new ByteArrayOutputStream(420);
    add(tables, 0x00, JPEGHuffmanTable.StdDCLuminance);
    add(tables, 0x10, JPEGHuffmanTable.StdACLuminance);
    add(tables, 0x01, JPEGHuffmanTable.StdDCChrominance);
    add(tables, 0x11, JPEGHuffmanTable.StdACChrominance);
    int length = tables.size() + 2;
    List.of(MARKER, DHT, length >>> 8, length & 0xff).forEach(out::write);
    out.writeBytes(tables.toByteArray());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static boolean hasTables(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == MARKER && (jpeg[at + 1] & 0xff) != SOS) {
      if ((jpeg[at + 1] & 0xff) == DHT) {
        return true;
      }
      at += 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff));
    }
    return false;
  }

  private static void add(ByteArrayOutputStream out, int id, JPEGHuffmanTable table) {
    out.write(id);
    short[] lengths = table.getLengths();
    for (int i = 0; i < 16; i++) {
      out.write(i < lengths.length ? lengths[i] : 0);
    }
    for (short value : table.getValues()) {
      out.write(value);
    }
  }
}
