// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The few MQTT 5 packets that an agent sends, as octets (MQTT 5 §3). */
final class MqttFrames {
  private MqttFrames() {
  }

  /** CONNECT: clean start, user name and password, keep alive of a minute. */
  static byte[] connect(String clientId, String user, String password) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, "MQTT");
    body.write(5); // protocol version
    body.write(0xC2); // user name, password, clean start
    body.write(0);
    body.write(60); // keep alive, seconds
    body.write(0); // no properties: session expiry 0
    text(body, clientId);
    text(body, user);
    text(body, password);
    return packet(0x10, body.toByteArray());
  }

  /** PUBLISH at QoS 1. */
  static byte[] publish(String topic, int packetId, byte[] payload) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(payload.length + topic.length() + 8);
    text(body, topic);
    body.write(packetId >> 8);
    body.write(packetId);
    body.write(0); // no properties
    body.writeBytes(payload);
    return packet(0x32, body.toByteArray());
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] octets = text.getBytes(UTF_8);
    out.write(octets.length >> 8);
    out.write(octets.length);
    out.writeBytes(octets);
  }

  private static byte[] packet(int type, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 5);
    out.write(type);
    int rest = body.length;
    do { // §1.5.5: seven bits an octet, the lowest first
      int digit = rest & 0x7F;
      rest >>= 7;
      out.write(rest > 0 ? digit | 0x80 : digit);
    } while (rest > 0);
    out.writeBytes(body);
    return out.toByteArray();
  }
}
