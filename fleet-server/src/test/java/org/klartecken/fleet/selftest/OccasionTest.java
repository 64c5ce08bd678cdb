// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.RoomId;

class OccasionTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Occasion WEEKDAYS = new Occasion.Weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
      LocalTime.of(7, 30));

  @Test
  void comesOnWeekdaysByTheRoomsOwnClock() {
    Instant saturday = Instant.parse("2026-11-28T03:00:00Z");
    assertEquals(Optional.of(Instant.parse("2026-11-30T06:30:00Z")), WEEKDAYS.next(STOCKHOLM, saturday));
    assertEquals(Optional.of(Instant.parse("2026-11-27T06:30:00Z")), WEEKDAYS.latest(STOCKHOLM, saturday));
    assertEquals(Optional.of(Instant.parse("2026-11-30T12:30:00Z")),
        WEEKDAYS.next(ZoneId.of("America/New_York"), saturday));
    Instant exactly = Instant.parse("2026-11-30T06:30:00Z");
    assertEquals(Optional.of(Instant.parse("2026-12-01T06:30:00Z")), WEEKDAYS.next(STOCKHOLM, exactly));
    assertEquals(Optional.of(exactly), WEEKDAYS.latest(STOCKHOLM, exactly));
  }

  @Test
  void keepsItsHourWhenTheClocksChange() {
    assertEquals(Optional.of(Instant.parse("2026-03-27T06:30:00Z")),
        WEEKDAYS.next(STOCKHOLM, Instant.parse("2026-03-26T12:00:00Z")));
    assertEquals(Optional.of(Instant.parse("2026-03-30T05:30:00Z")),
        WEEKDAYS.next(STOCKHOLM, Instant.parse("2026-03-27T12:00:00Z")));
  }

  @Test
  void comesOnceADayAlsoWhenItsHourIsLeftOutOrShownTwice() {
    Occasion everyNight = new Occasion.Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.of(2, 30));
    for (String begin : List.of("2026-03-27T12:00:00Z", "2026-10-23T12:00:00Z")) {
      List<Instant> times = new ArrayList<>();
      Instant at = Instant.parse(begin);
      for (int day = 0; day < 4; day++) {
        at = everyNight.next(STOCKHOLM, at).orElseThrow();
        assertEquals(Optional.of(at), everyNight.latest(STOCKHOLM, at));
        times.add(at);
      }
      List<Integer> days = times.stream().map(time -> time.atZone(STOCKHOLM).getDayOfMonth()).toList();
      assertEquals(List.of(days.getFirst(), days.getFirst() + 1, days.getFirst() + 2, days.getFirst() + 3), days);
    }
    assertEquals(Optional.of(Instant.parse("2026-03-29T01:30:00Z")), // 03:30, since there is no 02:30
        everyNight.next(STOCKHOLM, Instant.parse("2026-03-28T12:00:00Z")));
    assertEquals(Optional.of(Instant.parse("2026-10-25T00:30:00Z")), // the first 02:30 of two
        everyNight.next(STOCKHOLM, Instant.parse("2026-10-24T12:00:00Z")));
  }

  @Test
  void beforeAMeetingItComesOnceAndNotInTheLastMinute() {
    Instant meeting = Instant.parse("2026-11-30T09:00:00Z");
    Occasion before = new Occasion.Before(meeting, 20);
    Instant begin = meeting.minus(Duration.ofMinutes(20));
    assertEquals(Optional.of(begin), before.next(STOCKHOLM, begin.minusSeconds(1)));
    assertEquals(Optional.empty(), before.next(STOCKHOLM, begin));
    assertEquals(Optional.of(begin), before.latest(STOCKHOLM, begin));
    assertEquals(meeting.minusSeconds(60), before.end(begin));
    assertThrows(IllegalArgumentException.class, () -> new Occasion.Before(meeting, 1));
    assertThrows(IllegalArgumentException.class, () -> new Occasion.Weekly(Set.of(), LocalTime.NOON));
  }

  @Test
  void aMeetingThatIsNearAlreadyIsTestedAtOnceButAWeeklyTimeOfThisMorningIsPast() {
    Instant now = Instant.parse("2026-11-30T08:50:00Z");
    RoomId room = new RoomId("tranan");
    TestTime near = TestTime.asked(room, "t", new Occasion.Before(now.plusSeconds(600), 20), "booking", now);
    assertEquals(Optional.of(now.minusSeconds(600)), near.due(STOCKHOLM, now));
    TestTime morning = TestTime.asked(room, "t", WEEKDAYS, "Sara", now);
    assertEquals(Optional.empty(), morning.due(STOCKHOLM, now));
    assertEquals(Optional.of(Instant.parse("2026-12-01T06:30:00Z")), morning.next(STOCKHOLM, now));
  }

  @Test
  void whatWasRemovedIsNotMadeUpForWhenItComesBack() {
    Instant monday = Instant.parse("2026-11-30T06:00:00Z");
    TestTime time = TestTime.asked(new RoomId("tranan"), "t", WEEKDAYS, "Sara", monday);
    TestTime gone = time.removed(monday.plusSeconds(60));
    Instant after = monday.plusSeconds(3_600);
    assertEquals(Optional.empty(), gone.due(STOCKHOLM, after));
    assertEquals(Optional.empty(), gone.next(STOCKHOLM, after));
    assertEquals(Optional.empty(), gone.restored(STOCKHOLM, after).due(STOCKHOLM, after));
    assertEquals(Optional.of(Instant.parse("2026-12-01T06:30:00Z")),
        gone.restored(STOCKHOLM, after).next(STOCKHOLM, after));
  }
}
