// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.klartecken.agent.protocol.Problems;

/**
 * The octets of one descriptor, as far as they are there. A field behind their end reads as 0 and makes
 * {@link #report} note that the descriptor is too short, so that parsers can name fields without asking first.
 */
final class RawDescriptor {
  private static final String FOURCC_TAIL = "0000-0010-8000-00aa00389b71";

  private final byte[] data;
  private final int start;
  private final int length;
  private int needed;

  /** @param length octets that are there, 2 or more */
  RawDescriptor(byte[] data, int start, int length) {
    this.data = data;
    this.start = start;
    this.length = length;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  /** bDescriptorType. */
  int type() {
    return u8(1);
  }

  /** bDescriptorSubtype of a class-specific descriptor. */
  int subtype() {
    return u8(2);
  }

  int u8(int at) {
    if (at >= length) {
      needed = Math.max(needed, at + 1);
      return 0;
    }
    return data[start + at] & 0xff;
  }

  int u16(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  int u24(int at) {
    return u16(at) | u8(at + 2) << 16;
  }

  long u32(int at) {
    return u24(at) | (long) u8(at + 3) << 24;
  }

  /** Some octets as one number, the first the lowest; of more than eight only the first eight. */
  long bits(int at, int octets) {
    long bits = 0;
    for (int i = 0; i < octets; i++) {
      long octet = u8(at + i);
      bits |= i < 8 ? octet << (8 * i) : 0;
    }
    return bits;
  }

  /** Says that a whole descriptor has at least so many octets. */
  void expect(int octets) {
    needed = Math.max(needed, octets);
  }

  /** How many of so many things of this size are there, from here on. */
  int fitting(int at, int wanted, int size) {
    if (at + wanted * size > length) {
      needed = Math.max(needed, at + wanted * size);
    }
    return Math.clamp((length - at) / size, 0, wanted);
  }

  /** As many of the octets from here on as are there. */
  List<Integer> octets(int at, int wanted) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < fitting(at, wanted, 1); i++) {
      list.add(u8(at + i));
    }
    return list;
  }

  /** Sixteen octets as a GUID in its usual spelling; the first three groups are little-endian. */
  String guid(int at) {
    HexFormat hex = HexFormat.of();
    StringBuilder tail = new StringBuilder();
    for (int i = 8; i < 16; i++) {
      tail.append(i == 10 ? "-" : "").append(hex.toHexDigits((byte) u8(at + i)));
    }
    return hex.toHexDigits((int) u32(at)) + "-" + hex.toHexDigits((short) u16(at + 4)) + "-"
        + hex.toHexDigits((short) u16(at + 6)) + "-" + tail;
  }

  /** A GUID of a picture format: the four characters in it, or its usual spelling. */
  String fourcc(int at) {
    String guid = guid(at);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      code.append((char) u8(at + i));
    }
    boolean plain = code.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    return plain && guid.substring(9).equals(FOURCC_TAIL) ? code.toString() : guid;
  }

  /** Notes a problem at a field of this descriptor. */
  void note(Problems problems, int at, String text) {
    problems.note(start + at, text);
  }

  /** Notes when fields of this descriptor were read that are not there. */
  void report(Problems problems, String what) {
    if (needed > length) {
      problems.note(start, "the " + what + " has " + length + " octets, but its fields need " + needed);
    }
  }
}
