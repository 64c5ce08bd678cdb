// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Duration;
import java.time.Instant;

/**
 * Translates times of a room PC into the judge's clock, so that a clock years off does no harm.
 *
 * <p>What counts is how old an observation was when its message was made; that age is laid back from the arrival.
 *
 * @param wallTime of the message, by the room PC's clock
 * @param receivedAt of the message, by the judge's clock
 */
record JudgeClock(Instant wallTime, Instant receivedAt) {
  private static final Duration OLDEST = Duration.ofDays(3650);

  /** The time by the judge's clock: never after the arrival, and at most ten years before it. */
  Instant of(Instant byRoomPc) {
    Duration age = Duration.between(byRoomPc, wallTime);
    if (age.isNegative()) {
      return receivedAt;
    }
    return receivedAt.minus(age.compareTo(OLDEST) > 0 ? OLDEST : age);
  }
}
