// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** When a room is to be tested. Pure. */
public sealed interface Occasion {
  /** A test that was to begin so long ago is of no use to anybody any more. */
  Duration PATIENCE = Duration.ofMinutes(15);

  /** The first time after another. */
  Optional<Instant> next(ZoneId zone, Instant after);

  /** The last time until another, when there was one within the last days. */
  Optional<Instant> latest(ZoneId zone, Instant until);

  /** Until when a test that was to begin then may still begin. */
  Instant end(Instant begin);

  /**
   * On days of the week, by the room's own clock. A time that the clocks leave out in spring comes an hour later; one
   * that they show twice in autumn counts the first time.
   */
  record Weekly(Set<DayOfWeek> days, LocalTime clock) implements Occasion {
    private static final int WEEK = 7;

    public Weekly {
      days = Set.copyOf(days);
      if (days.isEmpty()) {
        throw new IllegalArgumentException("a weekly occasion needs a day");
      }
    }

    @Override
    public Optional<Instant> next(ZoneId zone, Instant after) {
      return around(zone, after, 0, WEEK).filter(time -> time.isAfter(after)).findFirst();
    }

    @Override
    public Optional<Instant> latest(ZoneId zone, Instant until) {
      return around(zone, until, -WEEK, 0).filter(time -> !time.isAfter(until)).reduce((_, later) -> later);
    }

    @Override
    public Instant end(Instant begin) {
      return begin.plus(PATIENCE);
    }

    private Stream<Instant> around(ZoneId zone, Instant time, int first, int last) {
      LocalDate day = LocalDate.ofInstant(time, zone);
      return LongStream.rangeClosed(first, last).mapToObj(day::plusDays).filter(d -> days.contains(d.getDayOfWeek()))
          .map(d -> d.atTime(clock).atZone(zone).toInstant());
    }
  }

  /** Once, so many minutes before something begins; a test that begins in its last minute would disturb it. */
  record Before(Instant time, int minutes) implements Occasion {
    private static final Duration LAST = Duration.ofMinutes(1);

    public Before {
      if (minutes < 2 || minutes > 24 * 60) {
        throw new IllegalArgumentException("a test comes 2 minutes to a day before");
      }
    }

    private Instant begin() {
      return time.minus(Duration.ofMinutes(minutes));
    }

    @Override
    public Optional<Instant> next(ZoneId zone, Instant after) {
      return Optional.of(begin()).filter(begin -> begin.isAfter(after));
    }

    @Override
    public Optional<Instant> latest(ZoneId zone, Instant until) {
      return Optional.of(begin()).filter(begin -> !begin.isAfter(until));
    }

    @Override
    public Instant end(Instant begin) {
      return time.minus(LAST);
    }
  }
}
