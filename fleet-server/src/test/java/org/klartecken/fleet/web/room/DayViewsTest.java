// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.klartecken.fleet.history.ReadinessSpan;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.readiness.Readiness;

class DayViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:42:00Z");
  private static final Instant FROM = NOW.minus(DayViews.DAY);
  private final Words words = Words.in(Lang.SV);
  private final DayViews days = new DayViews(words, new Times(words, ZoneId.of("Europe/Stockholm"), NOW));

  @Test
  void wholeDayReadyIsSaidInOneSentence() {
    var strip = days.strip(List.of(new ReadinessSpan(Readiness.READY, FROM, NOW)), List.of(), NOW);
    assertEquals("Rummet var klart hela dygnet.", strip.text());
    assertEquals("Klart 100\u00a0% av tiden", strip.share());
  }

  @Test
  void whatWasNotReadyIsToldWithItsTimes() {
    Instant broke = NOW.minus(Duration.ofMinutes(4));
    var strip = days.strip(List.of(new ReadinessSpan(Readiness.READY, FROM, broke),
        new ReadinessSpan(Readiness.NOT_READY, broke, NOW)), List.of(), NOW);
    assertEquals("Rummet var klart hela dygnet utom: inte klart sedan 09:38.", strip.text());
    assertEquals("Klart 99,7\u00a0% av tiden", strip.share());
    assertEquals("nu", strip.table().getFirst().until());
  }

  @Test
  void dayWithoutKnowledgeIsNotCalledReady() {
    var strip = days.strip(List.of(new ReadinessSpan(Readiness.UNKNOWN, FROM, NOW)), List.of(), NOW);
    assertEquals("Vi vet inget om det senaste dygnet.", strip.text());
  }

  @Test
  void shareIsOfTheTimeThatIsKnown() {
    Instant heard = NOW.minus(Duration.ofMinutes(20));
    Instant broke = NOW.minus(Duration.ofMinutes(5));
    var strip = days.strip(List.of(new ReadinessSpan(Readiness.UNKNOWN, FROM, heard),
        new ReadinessSpan(Readiness.READY, heard, broke), new ReadinessSpan(Readiness.NOT_READY, broke, NOW)),
        List.of(), NOW);
    assertEquals("Klart 75\u00a0% av den kända tiden, inga uppgifter före 09:22", strip.share());
    assertEquals("Rummet har varit klart utom: inte klart sedan 09:37. Om tiden före 09:22 vet vi inget.",
        strip.text());
    var ready = days.strip(List.of(new ReadinessSpan(Readiness.UNKNOWN, FROM, heard),
        new ReadinessSpan(Readiness.READY, heard, NOW)), List.of(), NOW);
    assertEquals("Klart 100\u00a0% av den kända tiden, inga uppgifter före 09:22", ready.share());
    assertEquals("Rummet har varit klart sedan 09:22. Om tiden före vet vi inget.", ready.text());
  }

  @Test
  void roomThatHasNeverBeenReadySinceItIsKnownIsNotCalledReady() {
    Instant heard = NOW.minus(Duration.ofMinutes(20));
    var strip = days.strip(List.of(new ReadinessSpan(Readiness.UNKNOWN, FROM, heard),
        new ReadinessSpan(Readiness.NOT_READY, heard, NOW)), List.of(), NOW);
    assertEquals("Rummet har inte varit klart: inte klart sedan 09:22. Om tiden före 09:22 vet vi inget.",
        strip.text());
  }

  @Test
  void hoursAreSummedAndTheBusiestDayNamed() {
    var used = new TreeMap<LocalDate, Duration>();
    LocalDate today = LocalDate.of(2026, 11, 23);
    for (int i = 0; i < 30; i++) {
      used.put(today.minusDays(i), i == 3 ? Duration.ofMinutes(150) : Duration.ofMinutes(i == 5 ? 30 : 0));
    }
    var hours = days.hours(used);
    assertEquals("Använt 3 h på 30 dygn, mest fre 20 nov: 2,5 h.".replace("h ", "h ").replace("3 h", "3\u00a0h")
        .replace("20 nov", "20\u00a0nov").replace("2,5 h", "2,5\u00a0h"), hours.text());
    assertEquals(30, hours.bars().size());
    assertEquals(2, hours.table().size());
    assertEquals("Rummet har inte använts de senaste 0 dygnen.", days.hours(new TreeMap<>()).text());
  }
}
