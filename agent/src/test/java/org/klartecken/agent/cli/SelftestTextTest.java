// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.cli.check.Checked;
import org.klartecken.agent.cli.selftest.SelftestText;
import org.klartecken.agent.selftest.SelfTestResult;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;

/** What the terminal says of a self-test. */
class SelftestTextTest {
  private static final Instant NOW = Instant.parse("2026-11-28T07:00:00Z");

  @Test
  void readingsHaveNamesAndValuesInTheLanguageOfTheText() {
    String swedish = text("sv");
    assertTrue(swedish.contains("Förlust, minst  2,5\u00a0%"), swedish);
    assertTrue(swedish.contains("Ljud och bild (UDP)  stoppas av rumsdatorn"), swedish);
    assertTrue(text("en").contains("Sound and picture (UDP)  stopped by the room PC"), text("en"));
    assertFalse(swedish.contains("network.") || swedish.contains("refused_here"), swedish);
  }

  @Test
  void aSweepThatWasNotPlayedSaysSo() {
    assertTrue(text("sv").contains("Uppmätt  2.0 s  inget ljud spelas så här dags"), text("sv"));
    assertFalse(text("sv").contains("listened only"), text("sv"));
    assertTrue(text("en").contains("no sound is played at this hour (listened only)"), text("en"));
  }

  private static String text(String language) {
    SelfTestResult result = new SelfTestResult(SelfTestState.DONE,
        List.of(new SelfTestStep(new ReadingName("audio.sweep"), StepResult.MEASURED, StepReason.QUIET_HOURS,
            "listened only", 2_000L)),
        List.of(reading(ReadingNames.NETWORK_LOSS_AT_LEAST, Value.of(2.5), Unit.PERCENT),
            reading(ReadingNames.NETWORK_UDP, Value.of("refused_here"), Unit.NONE)));
    ProfileCatalog catalog = CatalogLoader.shipped().catalog();
    Checked checked = Checked.judge(result.with(new Observation(List.of(), List.of(), List.of())),
        catalog.standard(ProfileCatalog.DEFAULT_STANDARD).orElseThrow(), catalog, NOW);
    List<String> lines = new SelftestText(result, checked, language).lines();
    return String
        .join("\n", lines.subList(lines.indexOf(language.equals("sv") ? "Självtest" : "Self-test"), lines.size()))
        .replaceAll(" {3,}", "  ");
  }

  private static Reading reading(ReadingName name, Value value, Unit unit) {
    return new Reading(DeviceId.HOST, name, value, unit, ProofLevel.MEASURED, NOW);
  }
}
