// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;

class UsageMathTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant WRONG = Instant.parse("1970-01-01T00:10:00Z");

  @Test
  void placesByTheBootsClockWhateverTheWallClockSaid() {
    BootClock clock = new BootClock("b", NOON);
    assertEquals(new Placement(NOON.plusMillis(1_000), NOON.plusMillis(61_000), true),
        UsageMath.place(session(WRONG, 1_000, 61_000), clock, NOON.plusSeconds(9_999)));
  }

  @Test
  void believesTheWallClockWhenTheBootIsUnknown() {
    Placement placed = UsageMath.place(session(NOON, 1_000, 61_000), null, NOON.plusSeconds(600));
    assertEquals(new Placement(NOON, NOON.plusSeconds(60), false), placed);
  }

  @Test
  void neverPlacesAGuessLaterThanItWasTold() {
    Placement placed = UsageMath.place(session(NOON.plusSeconds(99_999_999), 0, 60_000), null, NOON);
    assertEquals(new Placement(NOON.minusSeconds(60), NOON, false), placed);
  }

  @Test
  void theEarliestEstimateOfABootIsKept() {
    BootClock slow = BootClock.learn(null, stamp(10_000), NOON.plusSeconds(3), true).orElseThrow();
    BootClock quick = BootClock.learn(slow, stamp(20_000), NOON.plusSeconds(10), true).orElseThrow();
    assertEquals(NOON.minusSeconds(10), quick.zero());
    assertEquals(Optional.empty(), BootClock.learn(quick, stamp(30_000), NOON.plusSeconds(25), true));
  }

  @Test
  void aSpooledReportSharpensAClockButMakesNone() {
    assertEquals(Optional.empty(), BootClock.learn(null, stamp(10_000), NOON, false));
    BootClock known = new BootClock("b", NOON);
    assertEquals(NOON.minusSeconds(1),
        BootClock.learn(known, stamp(10_000), NOON.plusSeconds(9), false).orElseThrow().zero());
  }

  @Test
  void aBrokenCounterTeachesNothing() {
    assertEquals(Optional.empty(), BootClock.learn(null, stamp(Long.MAX_VALUE), NOON, true));
    assertFalse(UsageMath.plausible(session(NOON, 0, Long.MAX_VALUE)));
    assertTrue(UsageMath.plausible(session(NOON, 0, 60_000)));
  }

  @Test
  void countsOverlappingSessionsOnce() {
    List<UsageSpan> spans = List.of(span("2026-11-21T09:00:00Z", "2026-11-21T10:00:00Z"),
        span("2026-11-21T08:30:00Z", "2026-11-21T09:30:00Z"), span("2026-11-21T10:00:00Z", "2026-11-21T10:15:00Z"),
        span("2026-11-21T11:00:00Z", "2026-11-21T11:00:00Z"));
    assertEquals(List.of(new Interval(Instant.parse("2026-11-21T08:30:00Z"), Instant.parse("2026-11-21T10:15:00Z"))),
        UsageMath.merge(spans));
  }

  @Test
  void dividesASessionOverMidnightByTheRoomsZone() {
    List<UsageSpan> spans = List.of(span("2026-11-20T22:00:00Z", "2026-11-21T00:30:00Z"));
    LocalDate friday = LocalDate.of(2026, 11, 20);
    var days = UsageMath.perDay(spans, friday, friday.plusDays(2), STOCKHOLM);
    assertEquals(List.of(Duration.ofHours(1), Duration.ofMinutes(90), Duration.ZERO), List.copyOf(days.values()));
  }

  @Test
  void aDayHas25HoursWhenTheClockGoesBackAnd23WhenItGoesForth() {
    LocalDate back = LocalDate.of(2026, 10, 25);
    LocalDate forth = LocalDate.of(2026, 3, 29);
    List<UsageSpan> always = List.of(span("2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z"));
    assertEquals(25, UsageMath.perHour(always, back, STOCKHOLM).size());
    assertEquals(23, UsageMath.perHour(always, forth, STOCKHOLM).size());
    assertEquals(Duration.ofHours(25), UsageMath.perDay(always, back, back, STOCKHOLM).get(back));
    assertEquals(Duration.ofHours(23), UsageMath.perDay(always, forth, forth, STOCKHOLM).get(forth));
  }

  @Test
  void hoursFollowTheLocalClockWhereItIsHalfAnHourOff() {
    ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe"); // its summer time is half an hour
    LocalDate change = LocalDate.of(2026, 4, 5);
    var hours = UsageMath.perHour(List.of(span("2026-04-01T00:00:00Z", "2026-04-30T00:00:00Z")), change, lordHowe);
    assertEquals(Duration.ofMinutes(24 * 60 + 30), hours.values().stream().reduce(Duration.ZERO, Duration::plus));
    assertEquals(0, hours.lastKey().atZone(lordHowe).getMinute());
  }

  static UsageSession session(Instant startedAt, long fromMs, long untilMs) {
    return new UsageSession("s", UsageKind.CAMERA, DeviceId.HOST, ProgramClass.MEETING, "b", startedAt, fromMs,
        untilMs, false);
  }

  static Stamp stamp(long monotonicMs) {
    return new Stamp("b", 1, WRONG, monotonicMs);
  }

  static UsageSpan span(String from, String until) {
    return new UsageSpan(UsageKind.CAMERA, Instant.parse(from), Instant.parse(until));
  }
}
