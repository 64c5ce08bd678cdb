// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Writes what an agent says, each packet whole. */
public final class PacketWriter {
  private static final int CONNECT = 0x10;
  private static final int PUBLISH_QOS_1 = 0x32;
  private static final int PUBACK = 0x40;
  private static final int SUBSCRIBE = 0x82;
  private static final int PINGREQ = 0xc0;
  private static final int DISCONNECT = 0xe0;
  private static final int USER_NAME_PASSWORD_WILL_QOS_1_CLEAN_START = 0b1100_1110;
  private static final int NO_PROPERTIES = 0;
  private static final int LONGEST_TEXT = 65_535;

  private PacketWriter() {
  }

  /**
   * Who connects, and what it takes. The session ends with the connection, and an empty will of QoS 1 goes to the
   * will's topic.
   *
   * @param password a secret, never logged
   * @param receiveMaximum how many messages the server may send before we acknowledge one
   * @param largestPacket how large one may be, in octets
   */
  public record Hello(String client, String username, String password, String willTopic, int keepAliveSeconds,
      int receiveMaximum, int largestPacket) {
    @Override
    public String toString() {
      return "hello of " + client;
    }
  }

  /** The first packet of a connection. */
  public static byte[] connect(Hello hello) {
    byte[] client = text(hello.client());
    byte[] will = text(hello.willTopic());
    byte[] username = text(hello.username());
    byte[] password = text(hello.password());
    ByteBuffer body = ByteBuffer.allocate(32 + client.length + will.length + username.length + password.length);
    put(body, text("MQTT"));
    body.put((byte) 5).put((byte) USER_NAME_PASSWORD_WILL_QOS_1_CLEAN_START);
    body.putShort((short) hello.keepAliveSeconds());
    body.put((byte) 8); // octets of properties
    body.put((byte) 0x21).putShort((short) hello.receiveMaximum());
    body.put((byte) 0x27).putInt(hello.largestPacket());
    put(body, client);
    body.put((byte) NO_PROPERTIES); // of the will
    put(body, will);
    put(body, new byte[0]);
    put(body, username);
    put(body, password);
    return packet(CONNECT, body);
  }

  /** A message that the server is to acknowledge. */
  public static byte[] publish(String topic, int packet, byte[] payload) {
    byte[] name = text(topic);
    ByteBuffer body = ByteBuffer.allocate(5 + name.length + payload.length);
    put(body, name);
    body.putShort((short) packet).put((byte) NO_PROPERTIES).put(payload);
    return packet(PUBLISH_QOS_1, body);
  }

  /** Asks for the messages of one topic, acknowledged. */
  public static byte[] subscribe(String topic, int packet) {
    byte[] name = text(topic);
    ByteBuffer body = ByteBuffer.allocate(6 + name.length);
    body.putShort((short) packet).put((byte) NO_PROPERTIES);
    put(body, name);
    body.put((byte) 1); // QoS at most
    return packet(SUBSCRIBE, body);
  }

  /** Acknowledges a message of the server. */
  public static byte[] pubAck(int packet) {
    return packet(PUBACK, ByteBuffer.allocate(2).putShort((short) packet));
  }

  /** Asks for a sign of life. */
  public static byte[] pingReq() {
    return packet(PINGREQ, ByteBuffer.allocate(0));
  }

  /** Says good-bye. With code 0 the server forgets the will. */
  public static byte[] disconnect(int code) {
    return packet(DISCONNECT, code == 0 ? ByteBuffer.allocate(0) : ByteBuffer.allocate(1).put((byte) code));
  }

  private static byte[] text(String text) {
    byte[] octets = text.getBytes(UTF_8);
    if (octets.length > LONGEST_TEXT) {
      throw new IllegalArgumentException("a text of " + octets.length + " octets");
    }
    return octets;
  }

  private static void put(ByteBuffer body, byte[] octets) {
    body.putShort((short) octets.length).put(octets);
  }

  /** The first octet, the length, and what was written to the body. */
  private static byte[] packet(int head, ByteBuffer body) {
    int length = body.flip().remaining();
    ByteBuffer whole = ByteBuffer.allocate(5 + length).put((byte) head);
    int rest = length;
    while (rest > 0x7f) {
      whole.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    byte[] packet = new byte[whole.put((byte) rest).put(body).flip().remaining()];
    whole.get(packet);
    return packet;
  }
}
