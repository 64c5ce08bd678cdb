// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The properties of a packet (MQTT 5 §2.2.2) that matter to an agent, or what holds without them; others are skipped. */
record PacketProperties(int receiveMaximum, long largestPacket, int keepAliveSeconds, String reason) {
  private static final PacketProperties NONE = new PacketProperties(65_535, Long.MAX_VALUE, 0, "");
  private static final int SERVER_KEEP_ALIVE = 0x13;
  private static final int REASON_STRING = 0x1f;
  private static final int RECEIVE_MAXIMUM = 0x21;
  private static final int MAXIMUM_PACKET_SIZE = 0x27;

  /** Reads the length and that many octets; a packet that ends before them has none. */
  static PacketProperties read(ByteBuffer body) throws MalformedPacket {
    if (!body.hasRemaining()) {
      return NONE;
    }
    int length = number(body);
    if (length > body.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer own = body.slice(body.position(), length);
    body.position(body.position() + length);
    PacketProperties read = NONE;
    while (own.hasRemaining()) {
      read = read.with(own.get() & 0xff, own);
    }
    return read;
  }

  private PacketProperties with(int id, ByteBuffer own) throws MalformedPacket {
    return switch (id) {
      case RECEIVE_MAXIMUM ->
        new PacketProperties((int) atLeastOne(own.getShort() & 0xffff), largestPacket, keepAliveSeconds, reason);
      case MAXIMUM_PACKET_SIZE ->
        new PacketProperties(receiveMaximum, atLeastOne(own.getInt() & 0xffff_ffffL), keepAliveSeconds, reason);
      case SERVER_KEEP_ALIVE ->
        new PacketProperties(receiveMaximum, largestPacket, own.getShort() & 0xffff, reason);
      case REASON_STRING -> new PacketProperties(receiveMaximum, largestPacket, keepAliveSeconds, text(own));
      default -> {
        skip(id, own);
        yield this;
      }
    };
  }

  private static long atLeastOne(long limit) throws MalformedPacket {
    if (limit == 0) {
      throw new MalformedPacket("a limit of 0");
    }
    return limit;
  }

  private static void skip(int id, ByteBuffer own) throws MalformedPacket {
    switch (id) {
      case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2a -> own.get();
      case 0x22, 0x23 -> own.getShort();
      case 0x02, 0x11, 0x18 -> own.getInt();
      case 0x0b -> number(own);
      case 0x03, 0x08, 0x09, 0x12, 0x15, 0x16, 0x1a, 0x1c -> text(own);
      case 0x26 -> { // a pair of texts
        text(own);
        text(own);
      }
      default -> throw new MalformedPacket("property " + id + ", which there is not");
    }
  }

  /** A text, or octets, after two octets that tell how many. */
  static String text(ByteBuffer in) {
    int length = in.getShort() & 0xffff;
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    String text = StandardCharsets.UTF_8.decode(in.slice(in.position(), length)).toString();
    in.position(in.position() + length);
    return text;
  }

  /** A number in one to four octets of seven bits each, the lowest first (MQTT 5 §1.5.5). */
  private static int number(ByteBuffer in) throws MalformedPacket {
    int value = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int octet = in.get();
      value |= (octet & 0x7f) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    throw new MalformedPacket("a length of more than four octets");
  }
}
