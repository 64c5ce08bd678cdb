// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;

/** What the pages say of the steps of a self-test. */
class SelfTestTextsTest {
  private static final SelfTestTexts SV = new SelfTestTexts(Words.in(Lang.SV));
  private static final SelfTestTexts EN = new SelfTestTexts(Words.in(Lang.EN));

  @Test
  void whatWasNotTestedIsSaidOnceForEachReason() {
    List<SelfTestStep> steps = List.of(step("display.picture", StepResult.SKIPPED, StepReason.NOTHING_THERE),
        step("hid.report", StepResult.SKIPPED, StepReason.NOTHING_THERE),
        step("usb.kernel_log", StepResult.SKIPPED, StepReason.NOTHING_THERE),
        step("camera.frames", StepResult.SKIPPED, StepReason.NO_TIME),
        step("audio.levels", StepResult.MEASURED, null),
        step("network.call", StepResult.SKIPPED, StepReason.NO_TIME));
    assertEquals(List.of("Finns inte i rummet: skärm och knappar.",
        "Inte provat (tiden räckte inte): bilden från kameran och samtal över nätverket."), SV.left(steps));
    assertEquals(List.of("Not in the room: display and buttons.",
        "Not tested (there was no time left): camera picture and call over the network."), EN.left(steps));
  }

  @Test
  void aLogIsNothingThatARoomHasOrLacks() {
    assertEquals("Inget att prova", SV.outcome(step("usb.kernel_log", StepResult.SKIPPED, StepReason.NOTHING_THERE)));
    assertEquals("Finns inte i rummet",
        SV.outcome(step("camera.frames", StepResult.SKIPPED, StepReason.NOTHING_THERE)));
    assertEquals("Inte provat: tiden räckte inte",
        SV.outcome(step("camera.frames", StepResult.SKIPPED, StepReason.NO_TIME)));
    assertEquals("Uppmätt", SV.outcome(step("camera.frames", StepResult.MEASURED, null)));
  }

  @Test
  void aSweepThatWasNotPlayedDoesNotClaimTheLoudspeaker() {
    SelfTestStep quiet = step("audio.sweep", StepResult.MEASURED, StepReason.QUIET_HOURS);
    assertEquals("mikrofonen", SV.measured(quiet));
    assertEquals(List.of("Högtalaren provades inte: inget ljud spelas så här dags."), SV.left(List.of(quiet)));
    assertEquals("ljud ut och in", SV.measured(step("audio.sweep", StepResult.MEASURED, null)));
  }

  @Test
  void aSecondCameraThatWasNotTestedIsToldOf() {
    assertEquals(List.of("Inte provat av alla enheter (används av ett annat program): bilden från kameran."),
        SV.left(List.of(step("camera.frames", StepResult.MEASURED, StepReason.PORT_BUSY))));
  }

  @Test
  void aReflectorThatKeepsNoCountIsToldOf() {
    SelfTestStep stateless = step("network.call", StepResult.MEASURED, StepReason.STATELESS_REFLECTOR);
    assertEquals("samtal över nätverket", SV.measured(stateless));
    assertEquals(List.of("Åt vilket håll ljud gick förlorat går inte att säga: servern som svarade räknar inte"
        + " paketen."), SV.left(List.of(stateless)));
  }

  @ParameterizedTest
  @EnumSource(StepReason.class)
  void everyStepThatFailedSaysWhatToDo(StepReason reason) {
    for (SelfTestTexts texts : List.of(SV, EN)) {
      String[] sentences = texts.failed(step("camera.frames", StepResult.FAILED, reason)).split("(?<=\\.) ");
      assertTrue(sentences.length > 1 && sentences[1].endsWith("."), String.join("|", sentences));
    }
  }

  @Test
  void whatToDoMayBeTheStepsOwn() {
    assertEquals("Samtal över nätverket gick inte att prova: inget svar. Namnservern känner inte servern som mätningen"
        + " går till. Be nätgruppen se över den.",
        SV.failed(step("network.call", StepResult.FAILED, StepReason.TIMEOUT)));
  }

  private static SelfTestStep step(String name, StepResult result, @Nullable StepReason reason) {
    return new SelfTestStep(new ReadingName(name), result, reason, "", 1L);
  }
}
