// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import java.util.ArrayList;
import java.util.List;

/** Reads the timings of a DisplayID section inside of an extension block: VESA DisplayID 1.3 §4.3, 2.1 §4.3. */
final class DisplayIdBlock {
  private static final int TYPE_I = 0x03;
  private static final int TYPE_VII = 0x22;
  private static final int TIMING_SIZE = 20;
  /** Where the data blocks begin: behind tag, version, length, type and count. */
  private static final int DATA = 5;

  private final Block block;
  private final List<Timing> timings = new ArrayList<>();

  private DisplayIdBlock(Block block) {
    this.block = block;
  }

  static List<Timing> timings(Block block) {
    DisplayIdBlock section = new DisplayIdBlock(block);
    section.walk();
    return section.timings;
  }

  private void walk() {
    int length = block.u8(2);
    // the section and its checksum end before the checksum of the whole block
    if (DATA + length + 1 > EdidBlock.SIZE - 1) {
      block.problem(2, "the DisplayID section says it holds " + length + " octets, more than its block can");
      length = EdidBlock.SIZE - 2 - DATA;
    } else if (block.has(DATA + length, 1) && block.sum(1, length + DATA) != 0) {
      block.problem(DATA + length, "the checksum of the DisplayID section is wrong");
    }
    int end = DATA + length;
    int at = DATA;
    while (at + 3 <= end && (block.u8(at) != 0 || block.u8(at + 2) != 0)) {
      int payload = block.u8(at + 2);
      if (at + 3 + payload > end) {
        block.problem(at, "a DisplayID data block of " + payload + " octets runs over the end of its section");
        return;
      }
      readTimings(at, payload);
      at += 3 + payload;
    }
  }

  private void readTimings(int at, int payload) {
    int tag = block.u8(at);
    if (tag != TYPE_I && tag != TYPE_VII) {
      return;
    }
    if (payload % TIMING_SIZE != 0) {
      block.problem(at + 2, "a DisplayID timing block of " + payload + " octets does not hold whole timings of 20");
    }
    for (int i = at + 3; i + TIMING_SIZE <= at + 3 + payload; i += TIMING_SIZE) {
      // type I counts the pixel clock in 10 kHz, type VII in 1 kHz
      timings.add(timing(i, tag == TYPE_I ? 10_000.0 : 1_000.0));
    }
  }

  private Timing timing(int at, double unit) {
    double clock = (block.u24(at) + 1) * unit;
    int flags = block.u8(at + 3);
    boolean interlaced = (flags & 0x10) != 0;
    int width = block.u16(at + 4) + 1;
    int blankWidth = block.u16(at + 6) + 1;
    int lines = block.u16(at + 12) + 1;
    int blankLines = block.u16(at + 14) + 1;
    double hz = clock / ((double) (width + blankWidth) * (lines + blankLines)) * (interlaced ? 2 : 1);
    return new Timing(width, lines, hz, interlaced, (flags & 0x80) != 0);
  }
}
