// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

/**
 * One whole block of 128 octets.
 *
 * @param number counted from 0, the base block
 * @param tag its first octet; the base block begins with 0x00 too
 * @param checksumOk whether all its octets add up to 0 modulo 256
 */
public record EdidBlock(int number, int tag, boolean checksumOk) {
  /** Octets in a block. */
  public static final int SIZE = 128;

  /** What the block is for, in the words of E-EDID 1.4 table 2.4 and its successors. */
  public String kind() {
    return switch (tag) {
      case 0x00 -> number == 0 ? "base" : "base again";
      case 0x02 -> "CTA-861";
      case 0x10 -> "video timing";
      case 0x40 -> "display information";
      case 0x50 -> "localized string";
      case 0x60 -> "digital packet video link";
      case 0x70 -> "DisplayID";
      case 0xf0 -> "block map";
      case 0xff -> "manufacturer's own";
      default -> "unknown";
    };
  }
}
