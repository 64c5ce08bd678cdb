// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The smallest question that every name server can answer: who serves the root (RFC 1035 §4.1). It names nothing and
 * nobody, needs no Internet, and a refusal is an answer too.
 *
 * @param id that the answer repeats, 0 to 0xffff
 */
record DnsQuestion(int id) {
  private static final int HEADER = 12;

  byte[] octets() {
    return ByteBuffer.allocate(HEADER + 5)
        .putShort((short) id) // ID
        .putShort((short) 0x0100) // QR 0, OPCODE 0, RD 1
        .putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 0) // QDCOUNT 1
        .put((byte) 0) // QNAME: the root
        .putShort((short) 2).putShort((short) 1) // QTYPE NS, QCLASS IN
        .array();
  }

  /** Whether these octets answer this question, whatever they say. */
  boolean isAnsweredBy(byte[] octets, int length) {
    ByteBuffer in = ByteBuffer.wrap(Arrays.copyOf(octets, Math.min(length, octets.length)));
    return in.remaining() >= HEADER && (in.getShort() & 0xffff) == id && (in.getShort() & 0x8000) != 0;
  }
}
