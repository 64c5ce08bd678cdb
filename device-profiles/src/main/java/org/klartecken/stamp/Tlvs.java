// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may stand behind the base packet (RFC 8972 §4): flags, type, length, value, again and again.
 *
 * <p>Senders of RFC 8762 put anything there, so it counts as TLVs only when it is a whole chain of them.
 */
final class Tlvs {
  private static final int HEADER = 4;
  private static final int EXTRA_PADDING = 1;
  private static final int CLASS_OF_SERVICE = 4;
  private static final int CLASS_OF_SERVICE_LENGTH = 4;
  /** How much a Class of Service TLV takes. */
  static final int CLASS_OF_SERVICE_WHOLE = HEADER + CLASS_OF_SERVICE_LENGTH;
  /**
   * Senders set it and reflectors that understand the type clear it; so it stays where a reflector knows nothing of TLVs
   * and sends back what it got.
   */
  private static final int UNRECOGNIZED = 0x80;

  private Tlvs() {
  }

  /** Writes how the packet is to be marked, if it fits so that what is left can hold padding. */
  static int mark(byte[] packet, int at, ClassOfService marking) {
    int left = packet.length - at - CLASS_OF_SERVICE_WHOLE;
    if (left != 0 && left < HEADER) {
      return at;
    }
    ByteBuffer.wrap(packet).position(at).put((byte) UNRECOGNIZED).put((byte) CLASS_OF_SERVICE)
        .putShort((short) CLASS_OF_SERVICE_LENGTH).putInt(marking.value());
    return at + CLASS_OF_SERVICE_WHOLE;
  }

  /** Fills the rest of a packet with one Extra Padding TLV, if it fits. */
  static void pad(byte[] packet, int at) {
    int value = packet.length - at - HEADER;
    if (value >= 0) {
      packet[at] = (byte) UNRECOGNIZED;
      packet[at + 1] = EXTRA_PADDING;
      packet[at + 2] = (byte) (value >>> 8);
      packet[at + 3] = (byte) value;
    }
  }

  /**
   * What is sent back: the same octets, with the U flag where a type is none that is understood here.
   *
   * @param marking for the Class of Service TLV; null when it is not known how the request was marked
   */
  static byte[] reflected(byte[] extra, @Nullable ClassOfService marking) {
    if (!isChain(extra)) {
      return extra;
    }
    byte[] answer = extra.clone();
    for (int at = 0; at < answer.length; at += HEADER + length(answer, at)) {
      boolean understood = answer[at + 1] == EXTRA_PADDING;
      if (marking != null && isMarking(answer, at)) {
        understood = true;
        ByteBuffer.wrap(answer).putInt(at + HEADER, marking.value());
      }
      answer[at] = (byte) (understood ? answer[at] & ~UNRECOGNIZED : answer[at] | UNRECOGNIZED);
    }
    return answer;
  }

  /**
   * The first Class of Service TLV.
   *
   * @param understood only one that a reflector has filled in
   */
  static Optional<ClassOfService> marking(byte[] extra, boolean understood) {
    if (isChain(extra)) {
      for (int at = 0; at < extra.length; at += HEADER + length(extra, at)) {
        if (isMarking(extra, at) && (!understood || (extra[at] & UNRECOGNIZED) == 0)) {
          return Optional.of(ClassOfService.of(ByteBuffer.wrap(extra).getInt(at + HEADER)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMarking(byte[] octets, int at) {
    return octets[at + 1] == CLASS_OF_SERVICE && length(octets, at) == CLASS_OF_SERVICE_LENGTH;
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
