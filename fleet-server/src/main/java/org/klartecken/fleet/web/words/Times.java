// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How times and ages are told: 09:38 today, a weekday this week, then the date; 4 s, 12 min, 2 h, 9 days. Pure. */
public record Times(Words words, ZoneId zone, Instant now) {
  private static final Duration HOURS_UNTIL = Duration.ofDays(2);

  /** How long ago, in one unit; a time in the future is {@code 0 s} ago. */
  public String age(Instant since) {
    return length(Duration.between(since, now));
  }

  /** A length in one unit, rounded down. */
  public String length(Duration length) {
    if (length.compareTo(HOURS_UNTIL) >= 0) {
      return unit(length.toDays(), "time.days");
    }
    if (length.toHours() > 0) {
      return unit(length.toHours(), "time.h");
    }
    return length.toMinutes() > 0
        ? unit(length.toMinutes(), "time.min")
        : unit(Math.max(0, length.toSeconds()), "time.s");
  }

  /** Hours with one decimal. */
  public String hours(Duration length) {
    return words.number(length.toMinutes() / 60.0, 1) + Words.HARD_SPACE + words.get("time.h");
  }

  /** A point in time, as short as it can be without doubt. */
  public String at(Instant time) {
    ZonedDateTime there = time.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    if (there.toLocalDate().equals(today)) {
      return clock(time);
    }
    boolean thisWeek = there.toLocalDate().isAfter(today.minusDays(7)) && there.toLocalDate().isBefore(today);
    return thisWeek ? weekday(there.toLocalDate()) : date(there.toLocalDate());
  }

  /** A point in time with its hour, whichever day it was. */
  public String full(Instant time) {
    String day = at(time);
    String clock = clock(time);
    return day.equals(clock) ? clock : day + ' ' + clock;
  }

  /** {@code 09:38}. */
  public String clock(Instant time) {
    return format(time, "HH:mm");
  }

  /** {@code 09:38:04}. */
  public String seconds(Instant time) {
    return format(time, "HH:mm:ss");
  }

  public String weekday(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("EEE", words.lang().locale())).replace(".", "");
  }

  /** {@code 3 nov}, with the year when it is not this one. */
  public String date(LocalDate day) {
    boolean thisYear = day.getYear() == now.atZone(zone).getYear();
    return day.format(DateTimeFormatter.ofPattern(thisYear ? "d MMM" : "d MMM yyyy", words.lang().locale()))
        .replace(".", "").replace(' ', Words.HARD_SPACE);
  }

  /** For the {@code datetime} attribute. */
  public String machine(Instant time) {
    return time.atZone(zone).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private String format(Instant time, String pattern) {
    return time.atZone(zone).format(DateTimeFormatter.ofPattern(pattern, words.lang().locale()));
  }

  private String unit(long amount, String unit) {
    return words.number(amount) + Words.HARD_SPACE + words.get(unit);
  }
}
