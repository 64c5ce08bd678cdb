// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

/** Why something from the network was refused; a closed set that is the word of the log and the label of the metric. */
public enum RejectReason {
  /** Not MQTT 5. */
  PROTOCOL_VERSION,
  /** Unknown agent, wrong password, revoked or expired token. */
  BAD_CREDENTIALS,
  /** Connects too often. */
  CONNECT_RATE,
  /** As many connections as this server takes. */
  SERVER_FULL,
  /** The same agent connected again; the older connection was ended. */
  TAKEN_OVER,
  /** A topic that belongs to somebody else. */
  FOREIGN_TOPIC,
  /** A topic of another version of the contract. */
  UNKNOWN_VERSION,
  /** Not a topic of the contract. */
  UNKNOWN_TOPIC,
  /** A topic that is not published on: the will's, or the command topic. */
  WRONG_KIND,
  /** QoS 2, which this server does not offer. */
  QOS_TOO_HIGH,
  /** A topic alias, which this server does not offer. */
  TOPIC_ALIAS,
  /** More messages in flight than this server allows. */
  TOO_MANY_IN_FLIGHT,
  /** A larger message than this server takes. */
  TOO_LARGE,
  /** JSON nested deeper than the contract needs. */
  TOO_DEEP,
  /** Not one JSON object. */
  NOT_JSON,
  /** JSON, but not a valid message. */
  INVALID,
  /** Octets that are not MQTT. */
  PACKET_MALFORMED,
  /** More octets wait for their commit than this server holds; sent again later. */
  OVERLOADED,
  /** The database did not take it; sent again later. */
  NOT_STORED,
  /** A fault of this server. */
  SERVER_FAULT
}
