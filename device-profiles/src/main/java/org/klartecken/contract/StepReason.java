// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** Why a step of a self-test was not taken, or failed; a closed set that is also the word on pages. */
public enum StepReason {
  /** The room has nothing of the kind. */
  NOTHING_THERE,
  /** Somebody uses the room. */
  IN_USE,
  /** No sound is played at this hour. */
  QUIET_HOURS,
  /** It was not asked for, or the policy forbids it. */
  NOT_ALLOWED,
  /** Nobody was named who would answer. */
  NO_REFLECTOR,
  /** The Session-Reflector keeps no count (RFC 8762, 4.2), so loss has no direction. */
  STATELESS_REFLECTOR,
  /** The others took the time that there was, or this PC is too slow for it. */
  NO_TIME,
  /** It was stopped. */
  CANCELLED,
  /** Another self-test runs on this PC. */
  ALREADY_RUNNING, DEVICE_GONE, PORT_BUSY, ACCESS_DENIED, TIMEOUT, MALFORMED_REPLY, UNSUPPORTED, OTHER;

  /** The same reason, of a probe. */
  public static StepReason of(FailureReason reason) {
    return switch (reason) {
      case DEVICE_GONE -> DEVICE_GONE;
      case PORT_BUSY -> PORT_BUSY;
      case ACCESS_DENIED -> ACCESS_DENIED;
      case TIMEOUT -> TIMEOUT;
      case MALFORMED_REPLY -> MALFORMED_REPLY;
      case UNSUPPORTED -> UNSUPPORTED;
      case OTHER -> OTHER;
    };
  }
}
