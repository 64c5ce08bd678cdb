// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Little-endian octets in the making, as descriptors have them. */
public final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public Octets u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  public Octets le16(int... values) {
    for (int value : values) {
      u8(value & 0xFF, value >> 8 & 0xFF);
    }
    return this;
  }

  public Octets le24(int value) {
    return u8(value & 0xFF).le16(value >> 8 & 0xFFFF);
  }

  public Octets le32(int... values) {
    for (int value : values) {
      le16(value & 0xFFFF, value >>> 16);
    }
    return this;
  }

  public Octets all(byte[] octets) {
    out.writeBytes(octets);
    return this;
  }

  public Octets all(Octets octets) {
    return all(octets.bytes());
  }

  /** Hexadecimal digits; blanks, and everything from # to the end of a line, are for people. */
  public Octets hex(String text) {
    return all(HexFormat.of().parseHex(text.replaceAll("#[^\\n]*|\\s", "")));
  }

  /** A descriptor: its length, its type, its fields. */
  public Octets descriptor(int type, Octets fields) {
    return u8(fields.size() + 2, type).all(fields);
  }

  public int size() {
    return out.size();
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
