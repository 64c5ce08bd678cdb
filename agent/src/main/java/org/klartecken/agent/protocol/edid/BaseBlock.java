// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problems;

/** Reads the first 128 octets, E-EDID 1.4 §3. */
final class BaseBlock {
  private static final int[] HEADER = {0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00};
  private static final int[] DESCRIPTORS = {0x36, 0x48, 0x5a, 0x6c};
  private static final int NAME = 0xfc;
  private static final int SERIAL = 0xff;

  private final Block block;
  private final List<String> names = new ArrayList<>();
  private final List<String> serials = new ArrayList<>();
  private final List<Timing> timings = new ArrayList<>();

  BaseBlock(Block block) {
    this.block = block;
    readDescriptors();
  }

  /** How many of the eight octets of the header are as they must be; absent ones are not. */
  static int headerScore(Block block) {
    int right = 0;
    for (int i = 0; i < HEADER.length; i++) {
      if (block.has(i, 1) && block.u8(i) == HEADER[i]) {
        right++;
      }
    }
    return right;
  }

  List<String> names() {
    return names;
  }

  List<String> serials() {
    return serials;
  }

  List<Timing> timings() {
    return timings;
  }

  @Nullable
  String maker() {
    if (!block.has(0x08, 2)) {
      return null;
    }
    int packed = block.u8(0x08) << 8 | block.u8(0x09);
    StringBuilder letters = new StringBuilder(3);
    for (int shift = 10; shift >= 0; shift -= 5) {
      int letter = packed >> shift & 0x1f;
      if (letter < 1 || letter > 26) {
        block.problem(0x08, "the maker's id holds something that is no letter");
        return null;
      }
      letters.append((char) ('A' + letter - 1));
    }
    if (packed > 0x7fff) {
      block.problem(0x08, "the highest bit of the maker's id is set, but must be 0");
    }
    return letters.toString();
  }

  @Nullable
  Integer product() {
    return block.has(0x0a, 2) ? block.u16(0x0a) : null;
  }

  @Nullable
  Long serialNumber() {
    long number = block.u32(0x0c);
    return block.has(0x0c, 4) && number != 0 ? number : null;
  }

  @Nullable
  Integer week() {
    int week = block.u8(0x10);
    if (week == 0 || isModelYear()) {
      return null;
    }
    if (week > 54) {
      block.problem(0x10, "the week of manufacture is " + week + ", but a year has at most 54");
      return null;
    }
    return week;
  }

  @Nullable
  Integer year() {
    return block.has(0x11, 1) ? 1990 + block.u8(0x11) : null;
  }

  private boolean isModelYear() {
    return block.u8(0x10) == 0xff;
  }

  @Nullable
  String version() {
    if (!block.has(0x12, 2)) {
      return null;
    }
    int version = block.u8(0x12);
    int revision = block.u8(0x13);
    if (version != 1 || revision > 4) {
      block.problem(0x12, "EDID version " + version + "." + revision + " is unknown; it is read as 1.4");
    }
    return version + "." + revision;
  }

  /** Width and height in centimetres, or null when either is not given. */
  int @Nullable [] sizeCm() {
    int width = block.u8(0x15);
    int height = block.u8(0x16);
    // one of them 0 means an aspect ratio (1.4) or a size that varies (before)
    return width == 0 || height == 0 ? null : new int[]{width, height};
  }

  @Nullable
  Integer extensions() {
    return block.has(0x7e, 1) ? block.u8(0x7e) : null;
  }

  private void readDescriptors() {
    for (int at : DESCRIPTORS) {
      if (!block.has(at, DetailedTiming.SIZE)) {
        return;
      }
      if (DetailedTiming.isTiming(block, at)) {
        // §3.10.1: the first descriptor is the preferred timing mode
        DetailedTiming.read(block, at, at == DESCRIPTORS[0]).ifPresent(timings::add);
      } else {
        readText(at);
      }
    }
  }

  private void readText(int at) {
    int tag = block.u8(at + 3);
    if (tag == NAME) {
      names.add(text(at, "name"));
    } else if (tag == SERIAL) {
      serials.add(text(at, "serial number"));
    }
  }

  /** Text of 13 octets at most, ended by a line feed and filled with spaces (§3.10.3.1). */
  private String text(int at, String what) {
    StringBuilder text = new StringBuilder();
    for (int i = at + 5; i < at + DetailedTiming.SIZE && block.u8(i) != 0x0a; i++) {
      int octet = block.u8(i);
      if (octet < 0x20 || octet > 0x7e) {
        block.problem(i, "the " + what + " is cut off at octet " + Problems.hex(octet) + ", which is no character");
        break;
      }
      text.append((char) octet);
    }
    if (text.isEmpty()) {
      block.problem(at + 5, "the " + what + " is empty");
    } else if (text.charAt(text.length() - 1) == ' ') {
      block.problem(at + 5, "the " + what + " ends in spaces");
    }
    return text.toString();
  }
}
