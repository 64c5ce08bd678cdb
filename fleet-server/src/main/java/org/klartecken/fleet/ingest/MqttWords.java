// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;

/** What this server says in MQTT 5's own words: properties and reason codes. */
final class MqttWords {
  private static final int LONGEST_REASON = 120;

  private MqttWords() {
  }

  /** The limits of this server (MQTT 5 §3.2.2.3). */
  static MqttProperties connack(DoorLimits limits, String clientId) {
    MqttProperties told = new MqttProperties();
    number(told, MqttProperties.RECEIVE_MAXIMUM, limits.inFlight());
    number(told, MqttProperties.MAXIMUM_PACKET_SIZE, limits.packet());
    number(told, MqttProperties.MAXIMUM_QOS, 1);
    number(told, MqttProperties.TOPIC_ALIAS_MAXIMUM, 0);
    number(told, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
    number(told, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
    number(told, MqttProperties.SESSION_EXPIRY_INTERVAL, 0); // what must survive is in the agent's spool
    told.add(new MqttProperties.StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, clientId));
    return told;
  }

  static MqttProperties reason(String text) {
    MqttProperties told = new MqttProperties();
    String shown = text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    told.add(new MqttProperties.StringProperty(MqttProperties.REASON_STRING, shown));
    return told;
  }

  /** An order: where to answer, to what, and until when it holds. */
  static MqttProperties order(String replyTopic, byte[] id, long seconds) {
    MqttProperties told = new MqttProperties();
    told.add(new MqttProperties.StringProperty(MqttProperties.RESPONSE_TOPIC, replyTopic));
    told.add(new MqttProperties.BinaryProperty(MqttProperties.CORRELATION_DATA, id));
    number(told, MqttProperties.PUBLICATION_EXPIRY_INTERVAL, Math.clamp(seconds, 1, 86_400));
    return told;
  }

  /** How a publication is refused (MQTT 5 §3.4.2.1): the agent keeps or drops its message by this. */
  static MqttPubAckReasonCode refusal(RejectReason reason) {
    return switch (reason) {
      case FOREIGN_TOPIC, BAD_CREDENTIALS -> MqttPubAckReasonCode.NOT_AUTHORIZED;
      case UNKNOWN_VERSION, UNKNOWN_TOPIC, WRONG_KIND -> MqttPubAckReasonCode.TOPIC_NAME_INVALID;
      case TOO_LARGE, TOO_DEEP, NOT_JSON, INVALID -> MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID;
      case OVERLOADED, NOT_STORED -> MqttPubAckReasonCode.QUOTA_EXCEEDED;
      case SERVER_FAULT -> MqttPubAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR;
      case PROTOCOL_VERSION, CONNECT_RATE, SERVER_FULL, TAKEN_OVER, QOS_TOO_HIGH, TOPIC_ALIAS, TOO_MANY_IN_FLIGHT,
          PACKET_MALFORMED ->
        MqttPubAckReasonCode.UNSPECIFIED_ERROR;
    };
  }

  private static void number(MqttProperties told, int property, int value) {
    told.add(new MqttProperties.IntegerProperty(property, value));
  }
}
