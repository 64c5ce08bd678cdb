// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.klartecken.agent.protocol.mqtt.MalformedPacket;
import org.klartecken.agent.protocol.mqtt.PacketReader;
import org.klartecken.agent.protocol.mqtt.ServerPacket;

/** Cuts what a server sends into packets of bounded size. */
final class PacketStream {
  private static final int LONGEST_LENGTH = 4;

  private final InputStream in;
  private final int largest;

  PacketStream(InputStream in, int largest) {
    this.in = new BufferedInputStream(in, 2048);
    this.largest = largest;
  }

  /**
   * Waits for the next one.
   *
   * @throws EOFException when the server hung up
   */
  ServerPacket next() throws IOException, MalformedPacket {
    int head = octet();
    int length = length();
    if (length > largest) {
      throw new MalformedPacket("a packet of " + length + " octets, though we take " + largest);
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw hungUp();
    }
    return PacketReader.read(head, ByteBuffer.wrap(body));
  }

  /** Seven bits in each octet, the lowest first; the highest says that more follow (MQTT 5 §1.5.5). */
  private int length() throws IOException, MalformedPacket {
    int length = 0;
    for (int i = 0; i < LONGEST_LENGTH; i++) {
      int octet = octet();
      length |= (octet & 0x7f) << (7 * i);
      if (octet < 0x80) {
        return length;
      }
    }
    throw new MalformedPacket("a length of more than four octets");
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw hungUp();
    }
    return octet;
  }

  private static EOFException hungUp() {
    return new EOFException("the server hung up");
  }
}
