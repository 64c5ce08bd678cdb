// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.time.Duration;
import java.time.Instant;

/** From a time up to, but not including, another that is not earlier. */
public record Interval(Instant from, Instant until) {
  public Interval {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("an interval ends after it began");
    }
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  /** How long both last together. */
  public Duration overlap(Interval other) {
    Instant begin = from.isAfter(other.from) ? from : other.from;
    Instant end = until.isBefore(other.until) ? until : other.until;
    return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
  }

  /** This interval, ending at a time if that is later. */
  Interval extendedTo(Instant end) {
    return end.isAfter(until) ? new Interval(from, end) : this;
  }
}
