// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.klartecken.contract.Message;

/** Whether a room PC's wall clock is far off. Its messages are taken all the same: durations use another clock. Pure. */
final class ClockCheck {
  private static final Duration FAR = Duration.ofDays(1);

  private ClockCheck() {
  }

  /** Births and heartbeats are never old when they arrive; other messages may have waited in the spool for weeks. */
  static boolean isFarOff(Message message, Instant receivedAt) {
    Instant wall = message.stamp().wallTime();
    boolean ahead = wall.isAfter(receivedAt.plus(FAR));
    return switch (message) {
      case Message.Birth _,Message.Heartbeat _ -> ahead || wall.isBefore(receivedAt.minus(FAR));
      case Message.Report _,Message.Usage _,Message.Reply _,Message.SelfTest _ -> ahead;
    };
  }
}
