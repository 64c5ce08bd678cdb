// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.selftest.Night;
import org.klartecken.fleet.selftest.Occasion;
import org.klartecken.fleet.selftest.TestTime;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/** Says when a room is tested. Pure. */
final class TimeViews {
  private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private final Words w;
  private final Times times;

  TimeViews(Words w, Times times) {
    this.w = w;
    this.times = times;
  }

  SelfTestsView.Times view(RoomId room, List<TestTime> set, boolean soundAtNight, Asked asked, @Nullable String wrong) {
    ZoneId zone = times.zone();
    Instant night = Night.next(room, zone, soundAtNight, times.now());
    LocalDateTime earliest = LocalDateTime.ofInstant(times.now().plus(Duration.ofMinutes(2)), zone)
        .truncatedTo(ChronoUnit.MINUTES);
    return new SelfTestsView.Times(w.get(soundAtNight ? "times.night" : "times.morning", coming(night)),
        set.stream().filter(this::isShown).map(this::line).toList(), offered(asked.days()), soundAtNight,
        earliest.toString(), new SelfTestsView.Form(asked.clock(), asked.before(), asked.minutes()), wrong);
  }

  /** What is asked for in the forms, as it was typed. */
  record Asked(Set<DayOfWeek> days, String clock, String before, String minutes) {
    static final Asked USUAL = new Asked(WORKING, "07:30", "", "20");
  }

  /** One that is over and told of stays for the day; one that is removed as long as it can come back. */
  private boolean isShown(TestTime time) {
    return time.removedAt() == null || times.now().isBefore(time.removedAt().plus(Duration.ofHours(1)));
  }

  private SelfTestsView.Time line(TestTime time) {
    boolean removed = time.removedAt() != null;
    String next = removed
        ? w.get("times.removed")
        : time.next(times.zone(), times.now()).map(this::next).orElse("");
    String last = time.result() == TestTime.Result.NONE
        ? ""
        : w.get("times.result." + time.result().name(), coming(time.decided()));
    return new SelfTestsView.Time(time.id(), name(time.occasion()), next, last, w.get("times.by", time.by()), removed);
  }

  private String next(Instant at) {
    return at.isAfter(times.now()) ? w.get("times.next", coming(at)) : w.get("times.waiting");
  }

  /** What an occasion is called. */
  String name(Occasion occasion) {
    return switch (occasion) {
      case Occasion.Weekly(Set<DayOfWeek> days, LocalTime clock) -> w.get("times.weekly", w.upper(days(days)), clock);
      case Occasion.Before(Instant time, int minutes) -> w.get("times.before", w.number(minutes), coming(time));
    };
  }

  private String days(Set<DayOfWeek> days) {
    if (days.size() == DayOfWeek.values().length) {
      return w.get("times.daily");
    }
    return days.equals(WORKING)
        ? w.get("times.weekdays")
        : w.list(days.stream().sorted().map(this::name).toList());
  }

  private List<SelfTestsView.Day> offered(Set<DayOfWeek> chosen) {
    return Stream.of(DayOfWeek.values())
        .map(day -> new SelfTestsView.Day(day.name(), w.upper(name(day)), chosen.contains(day))).toList();
  }

  private String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, w.lang().locale()).replace(".", "");
  }

  /** A time that may lie ahead: the clock today, else with its day. */
  private String coming(Instant at) {
    var day = at.atZone(times.zone()).toLocalDate();
    var today = times.now().atZone(times.zone()).toLocalDate();
    return day.equals(today) ? times.clock(at) : times.weekday(day) + ' ' + times.date(day) + ' ' + times.clock(at);
  }
}
