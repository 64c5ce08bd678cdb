// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

/** Why the server did not take a message (PUBACK reason codes, MQTT 5 §3.4.2.1); also a log field and metric label. */
public enum RefusalReason {
  /** 0x87: keep it; an administrator may give the right. */
  NOT_AUTHORIZED(Backoff.REFUSED),
  /** 0x90: keep it; the server knows no such topic, and may be older. */
  TOPIC_NAME_INVALID(Backoff.REFUSED),
  /** 0x97: keep it; there is no room now. */
  QUOTA_EXCEEDED(Backoff.USUAL),
  /** 0x99: it would be refused again for ever. */
  PAYLOAD_FORMAT_INVALID(Backoff.USUAL),
  /** 0x80, 0x83 and whatever else: keep it. */
  UNSPECIFIED(Backoff.USUAL);

  @SuppressWarnings("ImmutableEnumChecker") // a record of two durations
  private final Backoff backoff;

  RefusalReason(Backoff backoff) {
    this.backoff = backoff;
  }

  Backoff backoff() {
    return backoff;
  }

  /** The reason of a code of 0x80 or more. */
  static RefusalReason of(int code) {
    return switch (code) {
      case 0x87 -> NOT_AUTHORIZED;
      case 0x90 -> TOPIC_NAME_INVALID;
      case 0x97 -> QUOTA_EXCEEDED;
      case 0x99 -> PAYLOAD_FORMAT_INVALID;
      default -> UNSPECIFIED;
    };
  }
}
