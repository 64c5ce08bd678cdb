// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

/** What a server says to an agent. Codes are those of MQTT 5 §2.4; a reason is empty when the server gives none. */
public sealed interface ServerPacket {
  /**
   * The answer to our CONNECT.
   *
   * @param code 0 when we are connected
   * @param receiveMaximum how many of our messages the server takes before it acknowledges one
   * @param largestPacket in octets, with its header
   * @param keepAliveSeconds how often it wants a sign of life; 0 when it leaves that to us
   */
  record ConnAck(int code, int receiveMaximum, long largestPacket, int keepAliveSeconds,
      String reason) implements ServerPacket {
  }

  /** The answer to a message of ours. */
  record PubAck(int packet, int code, String reason) implements ServerPacket {
  }

  /** The answer to our subscription, which names one topic. */
  record SubAck(int packet, int code, String reason) implements ServerPacket {
  }

  /**
   * A message to us.
   *
   * @param packet to acknowledge; 0 when the server wants no acknowledgement
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  record Publish(String topic, int packet, byte[] payload) implements ServerPacket {
  }

  /** A sign of life. */
  record PingResp() implements ServerPacket {
  }

  /** The end of the connection, by the server's will. */
  record Disconnect(int code, String reason) implements ServerPacket {
  }
}
