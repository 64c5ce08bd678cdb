// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CTA-861 extension, CTA-861-I §7.5.
 *
 * @param timings its detailed timings
 * @param basicAudio whether the display plays sound
 * @param realExtensions how many extension blocks there really are, by the HDMI Forum override block; 0 when not told
 */
record CtaBlock(List<Timing> timings, boolean basicAudio, int realExtensions) {
  private static final int LAST_OF_DATA = 127;
  private static final int EXTENDED = 7;
  private static final int HF_EEODB = 0x78;

  CtaBlock {
    timings = List.copyOf(timings);
  }

  static CtaBlock read(Block block) {
    int revision = block.u8(1);
    int timingsAt = block.u8(2);
    boolean audio = revision >= 2 && (block.u8(3) & 0x40) != 0;
    if (timingsAt == 0) {
      return new CtaBlock(List.of(), audio, 0);
    }
    if (timingsAt < 4 || timingsAt > LAST_OF_DATA) {
      block.problem(2, "the CTA-861 block says its timings begin at octet " + timingsAt + ", but 4 to 127 is possible");
      return new CtaBlock(List.of(), audio, 0);
    }
    int override = revision >= 3 ? override(block, timingsAt) : 0;
    return new CtaBlock(timings(block, timingsAt), audio, override);
  }

  private static List<Timing> timings(Block block, int from) {
    List<Timing> found = new ArrayList<>();
    for (int at = from; at + DetailedTiming.SIZE <= LAST_OF_DATA && block.has(at, DetailedTiming.SIZE)
        && DetailedTiming.isTiming(block, at); at += DetailedTiming.SIZE) {
      DetailedTiming.read(block, at, false).ifPresent(found::add);
    }
    return found;
  }

  /** Walks the data blocks, whose lengths must end exactly where the timings begin. */
  private static int override(Block block, int end) {
    int found = 0;
    int at = 4;
    while (at < end) {
      int length = block.u8(at) & 0x1f;
      if (at + 1 + length > end) {
        block.problem(at, "a CTA-861 data block of " + length + " octets runs into the timings");
        return found;
      }
      if (block.u8(at) >> 5 == EXTENDED && length >= 2 && block.u8(at + 1) == HF_EEODB) {
        found = block.u8(at + 2);
      }
      at += 1 + length;
    }
    return found;
  }
}
