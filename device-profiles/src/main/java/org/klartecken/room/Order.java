// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Duration;
import java.time.Instant;
import org.klartecken.contract.Message;
import org.klartecken.contract.Stamp;

/** How a whole state that arrives stands to the one that is known. */
enum Order {
  NEWER,
  /** The very message that is known. */
  SAME, OLDER;

  /** How far a room PC's clock may run ahead of the judge's before it is not believed. */
  private static final Duration BELIEVED_AHEAD = Duration.ofMinutes(10);

  /**
   * Within a boot the sequence decides. Only a birth may bring another boot, since an agent sends one first at every
   * connect; whatever else comes from another boot than the known one was left over from before it.
   */
  static Order of(RoomState state, Message message, Instant receivedAt) {
    Stamp known = state.stamp();
    Instant reportedAt = state.reportedAt();
    if (known == null || reportedAt == null) {
      return NEWER;
    }
    Stamp stamp = message.stamp();
    if (known.bootId().equals(stamp.bootId())) {
      int bySequence = Long.compare(stamp.sequence(), known.sequence());
      return bySequence > 0 ? NEWER : bySequence == 0 ? SAME : OLDER;
    }
    return message instanceof Message.Birth && isLaterBoot(stamp, known, reportedAt, receivedAt) ? NEWER : OLDER;
  }

  /**
   * A birth of a later boot was made later. Where the clocks cannot say so (set back by an empty battery, or running
   * years ahead), a later boot is one that began after the known state was received.
   */
  private static boolean isLaterBoot(Stamp stamp, Stamp known, Instant reportedAt, Instant receivedAt) {
    Instant believed = receivedAt.plus(BELIEVED_AHEAD);
    boolean clocksBelieved = !stamp.wallTime().isAfter(believed) && !known.wallTime().isAfter(believed);
    if (clocksBelieved && stamp.wallTime().isAfter(known.wallTime())) {
      return true;
    }
    Duration uptime = Duration.ofMillis(stamp.monotonicMs());
    return Duration.between(reportedAt, receivedAt).compareTo(uptime) >= 0;
  }
}
