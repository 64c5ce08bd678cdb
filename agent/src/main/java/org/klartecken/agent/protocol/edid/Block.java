// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import org.klartecken.agent.protocol.Problems;

/** A window on the octets of one block. Reading behind the end of the file gives 0; {@link #has} tells. */
final class Block {
  private final byte[] data;
  private final int start;
  private final Problems problems;

  /** The block that begins at {@code start} in the octets of a whole file. */
  Block(byte[] data, int start, Problems problems) {
    this.data = data;
    this.start = start;
    this.problems = problems;
  }

  /** Whether the file holds these octets of the block. */
  boolean has(int at, int count) {
    return at >= 0 && at + count <= EdidBlock.SIZE && start + at + count <= data.length;
  }

  int u8(int at) {
    return has(at, 1) ? data[start + at] & 0xff : 0;
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

  void problem(int at, String text) {
    problems.note(Math.min(start + at, data.length), text);
  }

  /** The sum of some octets, modulo 256. */
  int sum(int at, int count) {
    int sum = 0;
    for (int i = at; i < at + count; i++) {
      sum += u8(i);
    }
    return sum & 0xff;
  }
}
