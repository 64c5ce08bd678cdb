// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

/**
 * What may stand behind the base packet (RFC 8972 §4): flags, type, length, value, again and again.
 *
 * <p>Senders of RFC 8762 put anything there, so it counts as TLVs only when it is a whole chain of them.
 */
final class Tlvs {
  private static final int HEADER = 4;
  private static final int EXTRA_PADDING = 1;
  /** The Reflector does not understand the type. */
  private static final int UNRECOGNIZED = 0x80;

  private Tlvs() {
  }

  /** Fills what is behind the base with one Extra Padding TLV, if it fits. */
  static void pad(byte[] packet, int base) {
    int value = packet.length - base - HEADER;
    if (value >= 0) {
      packet[base + 1] = EXTRA_PADDING;
      packet[base + 2] = (byte) (value >>> 8);
      packet[base + 3] = (byte) value;
    }
  }

  /** The same octets with the U flag set, as §4 asks for, where a type is none that is understood here. */
  static byte[] reflected(byte[] extra) {
    if (!isChain(extra)) {
      return extra;
    }
    byte[] answer = extra.clone();
    for (int at = 0; at < answer.length; at += HEADER + length(answer, at)) {
      int type = Byte.toUnsignedInt(answer[at + 1]);
      if (type != 0 && type != EXTRA_PADDING) {
        answer[at] |= (byte) UNRECOGNIZED;
      }
    }
    return answer;
  }

  private static boolean isChain(byte[] octets) {
    int at = 0;
    while (at + HEADER <= octets.length) {
      at += HEADER + length(octets, at);
    }
    return at == octets.length;
  }

  private static int length(byte[] octets, int at) {
    return Byte.toUnsignedInt(octets[at + 2]) << 8 | Byte.toUnsignedInt(octets[at + 3]);
  }
}
