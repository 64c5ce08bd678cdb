// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads what a server says. */
public final class PacketReader {
  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int PUBACK = 4;
  private static final int SUBACK = 9;
  private static final int PINGRESP = 13;
  private static final int DISCONNECT = 14;

  private PacketReader() {
  }

  /**
   * One packet.
   *
   * @param head its first octet: type and flags
   * @param body what follows the length
   */
  public static ServerPacket read(int head, ByteBuffer body) throws MalformedPacket {
    int type = head >>> 4 & 0xf;
    int flags = head & 0xf;
    if (type != PUBLISH && flags != 0) {
      throw new MalformedPacket("a packet of type " + type + " with flags " + flags);
    }
    try {
      return switch (type) {
        case CONNACK -> connAck(body);
        case PUBLISH -> publish(flags, body);
        case PUBACK -> pubAck(body);
        case SUBACK -> subAck(body);
        case PINGRESP -> new ServerPacket.PingResp();
        case DISCONNECT -> disconnect(body);
        default -> throw new MalformedPacket("a packet of type " + type + ", which no agent asks for");
      };
    } catch (BufferUnderflowException e) {
      throw new MalformedPacket("a packet of type " + type + " that ends too early");
    }
  }

  private static ServerPacket connAck(ByteBuffer body) throws MalformedPacket {
    body.get(); // whether there was a session, which we never ask for
    int code = body.get() & 0xff;
    PacketProperties properties = PacketProperties.read(body);
    return new ServerPacket.ConnAck(code, properties.receiveMaximum(), properties.largestPacket(),
        properties.keepAliveSeconds(), properties.reason());
  }

  private static ServerPacket publish(int flags, ByteBuffer body) throws MalformedPacket {
    int quality = flags >>> 1 & 3;
    if (quality > 1) {
      throw new MalformedPacket("a message of QoS " + quality + ", though we asked for 1 at most");
    }
    String topic = PacketProperties.text(body);
    if (topic.isEmpty()) {
      throw new MalformedPacket("a message with a topic alias, though we allow none");
    }
    int packet = quality == 0 ? 0 : packetId(body);
    PacketProperties.read(body);
    byte[] payload = new byte[body.remaining()];
    body.get(payload);
    return new ServerPacket.Publish(topic, packet, payload);
  }

  private static ServerPacket pubAck(ByteBuffer body) throws MalformedPacket {
    int packet = packetId(body);
    int code = body.hasRemaining() ? body.get() & 0xff : 0; // left out when it is 0
    return new ServerPacket.PubAck(packet, code, PacketProperties.read(body).reason());
  }

  private static ServerPacket subAck(ByteBuffer body) throws MalformedPacket {
    int packet = packetId(body);
    String reason = PacketProperties.read(body).reason();
    return new ServerPacket.SubAck(packet, body.get() & 0xff, reason);
  }

  private static ServerPacket disconnect(ByteBuffer body) throws MalformedPacket {
    int code = body.hasRemaining() ? body.get() & 0xff : 0; // left out when it is 0
    return new ServerPacket.Disconnect(code, PacketProperties.read(body).reason());
  }

  private static int packetId(ByteBuffer body) throws MalformedPacket {
    int id = body.getShort() & 0xffff;
    if (id == 0) {
      throw new MalformedPacket("a packet with the number 0");
    }
    return id;
  }
}
