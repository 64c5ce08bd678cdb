// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:42:07Z");
  private final Times sv = new Times(Words.in(Lang.SV), ZoneId.of("Europe/Stockholm"), NOW);
  private final Times en = new Times(Words.in(Lang.EN), ZoneId.of("Europe/Stockholm"), NOW);

  @ParameterizedTest
  @CsvSource({"0,0 s", "59,59 s", "60,1 min", "3599,59 min", "3600,1 h", "172799,47 h", "172800,2 dygn",
      "777600,9 dygn"})
  void agesHaveOneUnitAndAHardSpace(long seconds, String told) {
    assertEquals(told.replace(' ', Words.HARD_SPACE), sv.length(Duration.ofSeconds(seconds)));
  }

  @Test
  void timeInTheFutureIsNoAge() {
    assertEquals("0\u00a0s", sv.age(NOW.plusSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-23T08:38:00Z,09:38,09:38", "2026-11-22T23:30:00Z,00:30,00:30", "2026-11-20T08:00:00Z,fre,Fri",
      "2026-11-03T08:00:00Z,3 nov,3 Nov", "2025-11-03T08:00:00Z,3 nov 2025,3 Nov 2025"})
  void pointsInTimeAreAsShortAsTheyCanBe(Instant at, String swedish, String english) {
    assertEquals(swedish.replace(' ', Words.HARD_SPACE), sv.at(at));
    assertEquals(english.replace(' ', Words.HARD_SPACE), en.at(at));
  }

  @Test
  void numbersFollowTheLanguage() {
    assertEquals("3\u00a0000,5", Words.in(Lang.SV).number(3000.5, 1));
    assertEquals("3\u00a0000.5", Words.in(Lang.EN).number(3000.5, 1));
    assertEquals("−11", Words.in(Lang.SV).number(-11.0, 0));
  }

  @ParameterizedTest
  @CsvSource({"en,,,EN", ",en,,EN", ",,'en-US,en;q=0.9',EN", ",,'de,fr',SV", ",,'q=,;;',SV", "xx,sv,en,SV", ",,,SV",
      ",,'sv-SE,sv;q=0.9,en;q=0.8',SV"})
  void languageIsTheFirstThatIsKnown(String asked, String cookie, String accept, Lang chosen) {
    assertEquals(chosen, Lang.choose(asked, cookie, accept));
  }
}
