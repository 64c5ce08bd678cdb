// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.UsageSession;

/** Places sessions in time and adds them up. Pure. */
public final class UsageMath {
  private UsageMath() {
  }

  /** Whether a session can be true at all: it lies within a possible boot. */
  public static boolean plausible(UsageSession session) {
    return session.untilMs() <= BootClock.LONGEST_BOOT.toMillis();
  }

  /**
   * Where a session lies: exactly, when the clock of its boot is known, whatever the wall clock said. Otherwise the
   * wall clock is believed, but nothing that was told can have happened later than it was told.
   *
   * @param clock of the session's boot, or null
   * @param toldAt when the server first heard this much of it
   */
  public static Placement place(UsageSession session, @Nullable BootClock clock, Instant toldAt) {
    if (clock != null) {
      return new Placement(clock.at(session.fromMs()), clock.at(session.untilMs()), true);
    }
    Duration length = Duration.ofMillis(session.untilMs() - session.fromMs());
    Instant latest = toldAt.minus(length);
    Instant from = session.startedAt().isAfter(latest) ? latest : session.startedAt();
    return new Placement(from, from.plus(length), false);
  }

  /** The time in which any of the spans lay, as spans that neither overlap nor touch, oldest first. */
  public static List<Interval> merge(Collection<UsageSpan> spans) {
    List<Interval> merged = new ArrayList<>();
    List<UsageSpan> sorted = spans.stream().sorted(Comparator.comparing(UsageSpan::from)).toList();
    for (UsageSpan span : sorted) {
      Interval last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && !span.from().isAfter(last.until())) {
        merged.set(merged.size() - 1, last.extendedTo(span.until()));
      } else if (span.until().isAfter(span.from())) {
        merged.add(new Interval(span.from(), span.until()));
      }
    }
    return List.copyOf(merged);
  }

  /** Time in use per day of a zone, first and last included; a day may have 23 or 25 hours. */
  public static NavigableMap<LocalDate, Duration> perDay(Collection<UsageSpan> spans, LocalDate first, LocalDate last,
      ZoneId zone) {
    List<Interval> merged = merge(spans);
    NavigableMap<LocalDate, Duration> days = new TreeMap<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      days.put(day, within(merged, dayOf(day, zone)));
    }
    return days;
  }

  /** Time in use per hour of a day of a zone, by the hour's begin; 23 or 25 of them when the clock changes. */
  public static NavigableMap<Instant, Duration> perHour(Collection<UsageSpan> spans, LocalDate day, ZoneId zone) {
    List<Interval> merged = merge(spans);
    Interval whole = dayOf(day, zone);
    NavigableMap<Instant, Duration> hours = new TreeMap<>();
    for (Instant begin = whole.from(); begin.isBefore(whole.until());) {
      Instant end = endOfHour(begin, zone);
      end = end.isAfter(whole.until()) ? whole.until() : end;
      hours.put(begin, within(merged, new Interval(begin, end)));
      begin = end;
    }
    return hours;
  }

  /** From midnight to midnight in a zone. */
  public static Interval dayOf(LocalDate day, ZoneId zone) {
    return new Interval(day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static Instant endOfHour(Instant begin, ZoneId zone) {
    ZonedDateTime local = begin.atZone(zone);
    Duration gone = Duration.between(local.truncatedTo(ChronoUnit.HOURS), local);
    boolean sane = !gone.isNegative() && gone.compareTo(Duration.ofHours(1)) < 0;
    return begin.plus(Duration.ofHours(1).minus(sane ? gone : Duration.ZERO));
  }

  private static Duration within(List<Interval> merged, Interval window) {
    Duration sum = Duration.ZERO;
    for (Interval interval : merged) {
      sum = sum.plus(interval.overlap(window));
    }
    return sum;
  }
}
