// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import java.util.Optional;

/** Reads the 18 octets of a detailed timing descriptor: E-EDID 1.4 §3.10.2, used in CTA-861 and VTB blocks as well. */
final class DetailedTiming {
  /** Octets of one descriptor. */
  static final int SIZE = 18;
  /** Below 10 MHz no display runs; fillers such as 01 01 look so. In units of 10 kHz. */
  private static final int SLOWEST_CLOCK = 1000;

  private DetailedTiming() {
  }

  /** Whether the 18 octets are a timing: those of other descriptors begin with a pixel clock of 0. */
  static boolean isTiming(Block block, int at) {
    return block.u16(at) != 0;
  }

  /** The timing at this place, or nothing and a problem. */
  static Optional<Timing> read(Block block, int at, boolean preferred) {
    int clock = block.u16(at);
    if (clock < SLOWEST_CLOCK) {
      block.problem(at, "a detailed timing with a pixel clock below 10 MHz is a filler, not a timing");
      return Optional.empty();
    }
    int width = block.u8(at + 2) | (block.u8(at + 4) & 0xf0) << 4;
    int blankWidth = block.u8(at + 3) | (block.u8(at + 4) & 0x0f) << 8;
    int lines = block.u8(at + 5) | (block.u8(at + 7) & 0xf0) << 4;
    int blankLines = block.u8(at + 6) | (block.u8(at + 7) & 0x0f) << 8;
    boolean interlaced = (block.u8(at + 17) & 0x80) != 0;
    if (width == 0 || lines == 0) {
      block.problem(at, "a detailed timing without " + (width == 0 ? "width" : "height"));
      return Optional.empty();
    }
    // a field has half a line more than its descriptor says: the two together have an odd number of lines
    double fieldLines = lines + blankLines + (interlaced ? 0.5 : 0);
    double hz = clock * 10_000.0 / ((width + blankWidth) * fieldLines);
    return Optional.of(new Timing(width, interlaced ? 2 * lines : lines, hz, interlaced, preferred));
  }
}
