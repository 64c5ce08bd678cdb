// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.time.Duration;

/**
 * How long to wait before the next attempt. Doubles from {@code first} to {@code longest}; half of it is by chance, so
 * that a thousand agents do not return to a restarted server in the same second.
 */
public record Backoff(Duration first, Duration longest) {
  /** After a connection was lost or could not be made. */
  public static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
  /** After the server refused: it will not change its mind by being asked often. */
  public static final Backoff REFUSED = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10));
  /** After another agent of the same id took the session: giving way at once would make both flap. */
  public static final Backoff TAKEN_OVER = new Backoff(Duration.ofMinutes(5), Duration.ofMinutes(15));

  public Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("a back-off grows from a positive time");
    }
  }

  /**
   * The delay before an attempt.
   *
   * @param failures in a row before this one, 0 or more
   * @param chance evenly between 0 and 1, 1 excluded
   * @return between half and all of the doubled time
   */
  public Duration delay(int failures, double chance) {
    int doublings = Math.min(Math.max(failures, 0), 30);
    long whole = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(whole / 2 + Math.round(whole / 2.0 * chance));
  }
}
