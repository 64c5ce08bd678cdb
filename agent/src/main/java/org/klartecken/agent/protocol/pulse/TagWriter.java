// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.pulse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;

/** Writes one packet of the native protocol: a descriptor of 20 octets, then values, each behind its tag. */
final class TagWriter {
  private static final int DESCRIPTOR = 20;
  private static final int MOST = 2048;
  private final ByteBuffer packet = ByteBuffer.allocate(MOST).position(DESCRIPTOR);

  TagWriter u32(int number) {
    packet.put((byte) 'L').putInt(number);
    return this;
  }

  TagWriter string(String text) {
    packet.put((byte) 't').put(text.getBytes(UTF_8)).put((byte) 0);
    return this;
  }

  TagWriter octets(byte[] octets) {
    packet.put((byte) 'x').putInt(octets.length).put(octets);
    return this;
  }

  /** Each value as octets that end in a zero, with their number before them; the list ends in a null string. */
  TagWriter properties(Map<String, String> properties) {
    packet.put((byte) 'P');
    properties.forEach((key, value) -> {
      byte[] octets = (value + '\0').getBytes(UTF_8);
      string(key).u32(octets.length).octets(octets);
    });
    packet.put((byte) 'N');
    return this;
  }

  /** The whole packet; its channel is that of commands. */
  byte[] packet() {
    int end = packet.position();
    packet.putInt(0, end - DESCRIPTOR).putInt(4, -1).putLong(8, 0).putInt(16, 0);
    byte[] octets = new byte[end];
    packet.get(0, octets);
    return octets;
  }
}
