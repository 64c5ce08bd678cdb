// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

/**
 * How far a room PC's wall clock is from the judge's. The PC cannot know this itself: its kernel tells of half a second
 * at most, and of nothing when no time service runs. Pure.
 *
 * <p>Births and heartbeats alone are compared, which are made when they are sent; all else may have waited in a spool.
 * One that was held up on its way all the same is known by the PC's other clock, which never jumps.
 */
final class ClockDifference {
  static final ReadingKey KEY = new ReadingKey(DeviceId.HOST, ReadingNames.HOST_CLOCK_DIFFERENCE);
  /** Less than this is the way of the message, or nobody's concern. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private ClockDifference() {
  }

  /**
   * The same state with the difference that a message shows, in whole seconds; without it when there is none. It is the
   * very state that was given when nothing changed, so that a heartbeat of an old acquaintance costs nothing.
   */
  static RoomState noted(RoomState state, Stamp stamp, Instant receivedAt) {
    Reading known = state.readings().get(KEY);
    if (wasHeldUp(state, stamp, receivedAt)) {
      return state;
    }
    Duration shown = Duration.between(receivedAt, stamp.wallTime());
    if (shown.abs().compareTo(LEAST) < 0 || !state.devices().containsKey(DeviceId.HOST)) {
      return known == null ? state : with(state, null);
    }
    double seconds = shown.toMillis() / 1000.0;
    boolean same = known != null && known.value() instanceof Value.Quantity(double before)
        && Math.abs(before - seconds) < LEAST.toSeconds();
    return same
        ? state
        : with(state, new Reading(KEY.device(), KEY.name(), Value.of(Math.rint(seconds)), Unit.SECOND,
            ProofLevel.MEASURED, receivedAt));
  }

  /** Whether more time went by here than there since the last report: on the way, or in the sleep of the PC. */
  private static boolean wasHeldUp(RoomState state, Stamp stamp, Instant receivedAt) {
    Stamp last = state.stamp();
    Instant reportedAt = state.reportedAt();
    if (last == null || reportedAt == null || !last.bootId().equals(stamp.bootId())) {
      return true;
    }
    Duration here = Duration.between(reportedAt, receivedAt);
    return here.minusMillis(stamp.monotonicMs() - last.monotonicMs()).compareTo(LEAST) > 0;
  }

  private static RoomState with(RoomState state, @Nullable Reading difference) {
    Map<ReadingKey, Reading> readings = new HashMap<>(state.readings());
    readings.remove(KEY);
    if (difference != null) {
      readings.put(KEY, difference);
    }
    return state.with(readings);
  }
}
