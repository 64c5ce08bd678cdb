// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Stamp;

/**
 * When the monotonic clock of one boot stood at zero, by the server's clock.
 *
 * <p>A message that arrives live says: zero was {@code receivedAt - monotonicMs}, less the time it travelled. That time
 * is never negative, so the earliest of all estimates is the best, and no wall clock of a room PC matters.
 *
 * @param zero never earlier than the truth
 */
public record BootClock(String bootId, Instant zero) {
  /** A longer boot than this is a broken counter. */
  public static final Duration LONGEST_BOOT = Duration.ofDays(3660);
  /** Smaller gains are not worth a write: the drift of a quartz would cause one every few minutes. */
  static final Duration WORTHWHILE = Duration.ofMillis(250);

  /**
   * What a message teaches, or empty when it teaches nothing new.
   *
   * @param known of the same boot, or null
   * @param live whether the message cannot have waited in the agent's spool; others only sharpen what is known
   */
  public static Optional<BootClock> learn(@Nullable BootClock known, Stamp stamp, Instant receivedAt, boolean live) {
    if (stamp.monotonicMs() > LONGEST_BOOT.toMillis()) {
      return Optional.empty();
    }
    Instant zero = receivedAt.minusMillis(stamp.monotonicMs());
    boolean sameBoot = known != null && known.bootId.equals(stamp.bootId());
    if (known == null || !sameBoot) {
      return live ? Optional.of(new BootClock(stamp.bootId(), zero)) : Optional.empty();
    }
    return zero.plus(WORTHWHILE).isAfter(known.zero)
        ? Optional.empty()
        : Optional.of(new BootClock(stamp.bootId(), zero));
  }

  /** The server's time of a monotonic reading of this boot. */
  public Instant at(long monotonicMs) {
    return zero.plusMillis(monotonicMs);
  }
}
