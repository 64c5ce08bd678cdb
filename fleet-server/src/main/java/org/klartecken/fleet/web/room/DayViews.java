// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.klartecken.fleet.history.ReadinessSpan;
import org.klartecken.fleet.usage.UsageSpan;
import org.klartecken.fleet.web.room.RoomView.Bar;
import org.klartecken.fleet.web.room.RoomView.Mark;
import org.klartecken.fleet.web.room.RoomView.Past;
import org.klartecken.fleet.web.room.RoomView.Span;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.readiness.Readiness;

/** Draws a day of readiness and use as a strip, and hours in use as bars, each with its sentence and table. Pure. */
final class DayViews {
  static final Duration DAY = Duration.ofDays(1);
  static final int DAYS = 30;
  private static final int BASE = 46;
  private static final int BAR_HEIGHT = 56;
  private static final int TABLE_ROWS = 40;
  private static final int TOLD = 3;
  private final Words w;
  private final Times times;

  DayViews(Words w, Times times) {
    this.w = w;
    this.times = times;
  }

  RoomView.Strip strip(List<ReadinessSpan> spans, List<UsageSpan> use, Instant now) {
    Instant from = now.minus(DAY);
    List<Span> drawn = spans.stream().map(s -> span(s.readiness().name(), from, s.from(), s.until(), top(s.readiness()),
        BASE - top(s.readiness()))).toList();
    List<Span> used = use.stream().filter(u -> u.until().isAfter(from))
        .map(u -> span("use", from, u.from().isBefore(from) ? from : u.from(), u.until(), 51, 5)).toList();
    List<ReadinessSpan> bad = spans.stream().filter(s -> s.readiness() != Readiness.READY).toList();
    boolean ready = bad.size() < spans.size();
    List<Past> table = bad.reversed().stream().limit(TABLE_ROWS)
        .map(s -> new Past(times.full(s.from()), until(s, now), w.of(s.readiness()))).toList();
    return new RoomView.Strip(sentence(bad, ready, now),
        told(spans), drawn, used,
        marks(from, now), table);
  }

  private String sentence(List<ReadinessSpan> bad, boolean wasReady, Instant now) {
    if (wasReady && bad.size() == 1 && isBegin(bad.getFirst(), now)) {
      return w.get("day.ready.since", times.clock(bad.getFirst().until()));
    }
    if (bad.isEmpty()) {
      return w.get("day.ready");
    }
    if (bad.stream().allMatch(s -> s.readiness() == Readiness.UNKNOWN) && !wasReady) {
      return w.get("day.unknown");
    }
    boolean isPart = bad.size() > 1 && isBegin(bad.getFirst(), now);
    return isPart
        ? w.get("day.known", times.clock(bad.getFirst().until()),
            spans(bad.subList(1, bad.size()), wasReady ? "day.known.except" : "day.known.never", now))
        : spans(bad, wasReady ? "day.except" : "day.never", now);
  }

  /** The longest times, in their order, in a sentence of this name. */
  private String spans(List<ReadinessSpan> bad, String sentence, Instant now) {
    List<String> parts = bad.stream().sorted(Comparator.comparing(DayViews::length).reversed()).limit(TOLD)
        .sorted(Comparator.comparing(ReadinessSpan::from))
        .map(s -> s.until().isBefore(now)
            ? w.get("day.span", w.inside(s.readiness()), times.clock(s.from()), times.clock(s.until()))
            : w.get("day.since", w.inside(s.readiness()), times.clock(s.from())))
        .toList();
    String rest = bad.size() > TOLD ? ' ' + w.count("day.more", bad.size() - (long) TOLD) : "";
    return w.get(sentence, w.list(parts)) + rest;
  }

  /** Whether a span is the time at the begin of the day of which nothing is known. */
  private static boolean isBegin(ReadinessSpan span, Instant now) {
    return span.readiness() == Readiness.UNKNOWN && !span.from().isAfter(now.minus(DAY));
  }

  private String until(ReadinessSpan span, Instant now) {
    return span.until().isBefore(now) ? times.full(span.until()) : w.get("day.now");
  }

  /** How much of the day the room was ready; of a day that nothing is known of, just that. */
  private String told(List<ReadinessSpan> spans) {
    if (spans.stream().allMatch(s -> s.readiness() == Readiness.UNKNOWN)) {
      return w.of(Readiness.UNKNOWN);
    }
    Duration unknown = unknown(spans);
    if (unknown.isZero()) {
      return w.get("day.share", w.number(share(spans), 1));
    }
    String known = w.get("day.share.known", w.number(share(spans), 1));
    boolean onlyFirst = spans.stream().skip(1).noneMatch(s -> s.readiness() == Readiness.UNKNOWN);
    return known + ", " + (onlyFirst
        ? w.get("day.before", times.clock(spans.getFirst().until()))
        : w.get("day.unknown.for", times.length(unknown)));
  }

  private static Duration unknown(List<ReadinessSpan> spans) {
    return spans.stream().filter(s -> s.readiness() == Readiness.UNKNOWN).map(DayViews::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** In percent of the time of which something is known. */
  private static double share(List<ReadinessSpan> spans) {
    long ready = spans.stream().filter(s -> s.readiness() == Readiness.READY).mapToLong(s -> length(s).toMillis())
        .sum();
    long all = spans.stream().mapToLong(s -> length(s).toMillis()).sum() - unknown(spans).toMillis();
    return all == 0 ? 0 : Math.floor(1000.0 * ready / all) / 10; // never 100 % when a moment is missing
  }

  private static Duration length(ReadinessSpan span) {
    return Duration.between(span.from(), span.until());
  }

  /** Where the bar of a readiness begins, from the top: the worse, the taller. */
  private static int top(Readiness readiness) {
    return switch (readiness) {
      case READY -> 38;
      case DEGRADED -> 22;
      case NOT_READY, UNKNOWN -> 2;
    };
  }

  private List<Mark> marks(Instant from, Instant now) {
    List<Mark> marks = new ArrayList<>();
    ZonedDateTime hour = from.atZone(times.zone()).truncatedTo(ChronoUnit.HOURS).plusHours(1);
    while (hour.toInstant().isBefore(now)) {
      if (hour.getHour() % 4 == 0) {
        double x = percent(from, hour.toInstant());
        marks.add(new Mark(x > 97 ? "" : print(x), String.format(Locale.ROOT, "%02d", hour.getHour())));
      }
      hour = hour.plusHours(1);
    }
    return marks.stream().filter(m -> !m.x().isEmpty()).toList();
  }

  private static Span span(String state, Instant from, Instant begin, Instant end, int y, int height) {
    double x = Math.max(0, percent(from, begin));
    double width = Math.max(0.25, percent(from, end) - x - 0.05);
    return new Span(state, print(Math.min(x, 99.75)), print(Math.min(width, 100 - Math.min(x, 99.75))), y, height);
  }

  private static double percent(Instant from, Instant at) {
    return 100.0 * Duration.between(from, at).toMillis() / DAY.toMillis();
  }

  RoomView.Hours hours(SortedMap<LocalDate, Duration> days) {
    Duration sum = days.values().stream().reduce(Duration.ZERO, Duration::plus);
    Duration most = days.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    double scale = Math.max(4, Math.ceil(most.toMinutes() / 60.0));
    double step = days.isEmpty() ? 0 : 100.0 / days.size();
    List<Bar> bars = new ArrayList<>();
    List<Past> table = new ArrayList<>();
    int i = 0;
    for (Map.Entry<LocalDate, Duration> day : days.entrySet()) {
      int height = (int) Math.round(BAR_HEIGHT * day.getValue().toMinutes() / 60.0 / scale);
      int shown = day.getValue().isZero() ? 1 : Math.max(2, height);
      boolean labelled = (days.size() - 1 - i) % 7 == 0;
      boolean last = i == days.size() - 1;
      bars.add(new Bar(print(i * step + step * 0.15), print(step * 0.7), BAR_HEIGHT - shown, shown,
          labelled ? times.date(day.getKey()) : "", last ? "100%" : print(i * step + step / 2),
          last ? "end" : "middle"));
      if (!day.getValue().isZero()) {
        table.addFirst(
            new Past(times.weekday(day.getKey()) + ' ' + times.date(day.getKey()), times.hours(day.getValue()), ""));
      }
      i++;
    }
    return new RoomView.Hours(text(days, sum, most), bars, table);
  }

  private String text(SortedMap<LocalDate, Duration> days, Duration sum, Duration most) {
    if (sum.isZero()) {
      return w.get("hours.none", days.size());
    }
    LocalDate day = days.entrySet().stream().filter(e -> e.getValue().equals(most)).map(Map.Entry::getKey).findFirst()
        .orElseThrow();
    return w.get("hours.sum", times.hours(sum), days.size(), times.weekday(day) + ' ' + times.date(day),
        times.hours(most));
  }

  private static String print(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
