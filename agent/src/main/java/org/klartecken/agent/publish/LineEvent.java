// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import org.jspecify.annotations.Nullable;

/** What happened on the connection to the server. */
public sealed interface LineEvent {
  /**
   * It is up.
   *
   * @param window how many messages may be under way
   * @param largest how many octets a message may have
   */
  record Up(int window, long largest) implements LineEvent {
  }

  /** It could not be made, or has ended; {@code detail} is safe to log. */
  record Down(DownReason reason, String detail) implements LineEvent {
  }

  /** The server has it: it has committed. */
  record Delivered(long ticket) implements LineEvent {
  }

  /** The server does not take it. */
  record Refused(long ticket, RefusalReason reason, String detail) implements LineEvent {
  }

  /**
   * A command came.
   *
   * @param lifetimeSeconds what the server says is left of its time, by its own clock (MQTT 5 §3.3.2.3.3); null when it
   *          does not say
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  record Ordered(byte[] payload, @Nullable Long lifetimeSeconds) implements LineEvent {
  }
}
