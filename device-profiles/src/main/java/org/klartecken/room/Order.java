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

  /** How far a room PC's clock may be off before it is not believed. */
  private static final Duration BELIEVED = Duration.ofMinutes(10);

  /**
   * Within a boot the sequence decides. Only a birth may bring another boot, since an agent sends one at every connect
   * before anything else; what else comes from another boot than the known one was left over from before it.
   */
  static Order of(RoomState state, Message message, Instant receivedAt) {
    Stamp known = state.stamp();
    Instant reportedAt = state.reportedAt();
    Instant lastSeen = state.lastSeen();
    if (known == null || reportedAt == null || lastSeen == null) {
      return NEWER;
    }
    Stamp stamp = message.stamp();
    if (known.bootId().equals(stamp.bootId())) {
      int bySequence = Long.compare(stamp.sequence(), known.sequence());
      return bySequence > 0 ? NEWER : bySequence == 0 ? SAME : OLDER;
    }
    return message instanceof Message.Birth
        && (wasMadeLater(stamp, receivedAt, known, reportedAt) || beganAfter(lastSeen, stamp, receivedAt))
            ? NEWER
            : OLDER;
  }

  /** What the wall clocks say, if the known one was right when it was heard and the other does not run ahead. */
  private static boolean wasMadeLater(Stamp stamp, Instant receivedAt, Stamp known, Instant reportedAt) {
    boolean believed = Duration.between(known.wallTime(), reportedAt).abs().compareTo(BELIEVED) <= 0
        && !stamp.wallTime().isAfter(receivedAt.plus(BELIEVED));
    return believed && stamp.wallTime().isAfter(known.wallTime());
  }

  /**
   * What the monotonic clock says, for clocks set back by an empty battery or years off: a later boot is one that began
   * after anything was last heard.
   */
  private static boolean beganAfter(Instant lastSeen, Stamp stamp, Instant receivedAt) {
    Duration uptime = Duration.ofMillis(stamp.monotonicMs());
    return Duration.between(lastSeen, receivedAt).compareTo(uptime) >= 0;
  }
}
