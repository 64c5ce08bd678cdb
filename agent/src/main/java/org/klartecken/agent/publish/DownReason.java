// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

/** Why there is no connection; a closed set that is also a log field and a metric label. */
public enum DownReason {
  /** Nobody answers there. */
  UNREACHABLE(Backoff.USUAL),
  /** The server's certificate is not of the pinned authority, or not for that name. */
  TLS_FAILED(Backoff.REFUSED),
  /** The server does not know these credentials any more. */
  NOT_AUTHORIZED(Backoff.REFUSED),
  /** The server asks to come back later. */
  BUSY(Backoff.USUAL),
  /** The server is being stopped. */
  SHUTTING_DOWN(Backoff.USUAL),
  /** Another agent with the same credentials has connected. */
  TAKEN_OVER(Backoff.TAKEN_OVER),
  /** An administrator ended it. */
  PUT_OUT(Backoff.REFUSED),
  /** The connection broke. */
  LOST(Backoff.USUAL),
  /** The server acknowledged nothing for a minute. */
  STALLED(Backoff.USUAL),
  /** The two do not understand each other. */
  PROTOCOL_ERROR(Backoff.REFUSED);

  @SuppressWarnings("ImmutableEnumChecker") // a record of two durations
  private final Backoff backoff;

  DownReason(Backoff backoff) {
    this.backoff = backoff;
  }

  /** How long to stay away. */
  Backoff backoff() {
    return backoff;
  }
}
