// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.Remedy;

/** What the room's page says of a remedy. */
class RemedyTextsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "SV | remedy.port_power | camera.gave_pictures: false > true | Åtgärdat: Logitech C920, avstängd ström i USB-porten en stund (",
      "SV | remedy.usb_reset | camera.gave_pictures: false > false | Försökt utan verkan: Logitech C920, omstart över USB (",
      "SV | remedy.usb_reset | camera.gave_pictures: false > - | Försökt utan verkan: Logitech C920, omstart över USB (",
      "EN | remedy.restart_service | audio.service_answers: false > true | Mended: Logitech C920, restart of the PC's service (the sound service of the PC answers: no → yes)."})
  void tellsWhetherItHelped(Lang lang, String remedy, String told, String begin) {
    String sentence = sentence(lang, remedy, told);
    assertEquals(begin, sentence.substring(0, Math.min(begin.length(), sentence.length())));
  }

  @Test
  void whatCouldNotBeDoneIsNotSaidToBeMended() {
    assertEquals(
        "Gick inte att åtgärda: Logitech C920, omstart av datorns tjänst (datorns ljudtjänst svarar: nej): agenten saknar behörighet.",
        sentence(Lang.SV, "remedy.restart_service", "audio.service_answers: false > ACCESS_DENIED"));
  }

  @ParameterizedTest
  @EnumSource(Remedy.class)
  void everyRemedyHasWordsOfItsOwn(Remedy remedy) {
    String name = "remedy." + remedy.name().toLowerCase(Locale.ROOT);
    for (Lang lang : Lang.values()) {
      assertFalse(sentence(lang, name, "camera.gave_pictures: false > true").contains(name), name);
    }
  }

  private static String sentence(Lang lang, String remedy, String told) {
    Words words = Words.in(lang);
    Reading reading = new Reading(new DeviceId("usb:1-1"), new ReadingName(remedy), Value.of(told), Unit.NONE,
        ProofLevel.ENUMERATED, NOW);
    return Optional.of(new SelfTestTexts(words))
        .flatMap(texts -> texts.remedy(reading, new Readings(words, new Times(words, ZoneOffset.UTC, NOW)),
            "Logitech C920"))
        .orElseThrow();
  }
}
