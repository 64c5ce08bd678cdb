// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How outcomes are counted: nothing that was not seen counts as detected. */
class FaultTableTest {
  private static final Outcome GOOD = injected("a", Optional.of("camera DEVICE_LOST"), true, 2);
  private static final Outcome WRONG_REASON = injected("b", Optional.of("camera PROOF_STALE"), false, 4);
  private static final Outcome MISSED = new Outcome.Injected("c", FaultClass.USB, Optional.empty(), Optional.empty(),
      Optional.empty(), false, true);
  private static final Outcome ALARM = new Outcome.Passed("d", Optional.of("speaker DEVICE_LOST"));

  @Test
  void countsWhatWasDetectedAndWhatWasNot() {
    JsonObject summary = FaultTable.summary(List.of(GOOD, WRONG_REASON, MISSED, ALARM,
        new Outcome.NotPlayed("e", "the room was not calm")), 7);
    assertEquals(3, summary.getInteger("injected"));
    assertEquals(2, summary.getLong("detected"));
    assertEquals(1, summary.getLong("right_reason"));
    assertEquals(1, summary.getLong("false_alarms"));
    assertEquals(1, summary.getLong("not_played"));
    assertEquals(7, summary.getInteger("not_yet"));
    assertEquals(4.0, summary.getDouble("p95_s"));
  }

  @Test
  void onlyAFaultWithTheRightReasonThatHealedIsGood() {
    assertTrue(FaultTable.isGood(GOOD));
    for (Outcome bad : List.of(WRONG_REASON, MISSED, ALARM, new Outcome.NotPlayed("e", "why"))) {
      assertTrue(!FaultTable.isGood(bad) && FaultTable.line(bad).startsWith("WRONG"), bad.toString());
    }
  }

  @Test
  void aLineTellsTheReasonThatWasGiven() {
    assertEquals("ok    a                              USB       seen  2.0 s  told  3.0 s  camera DEVICE_LOST",
        FaultTable.line(GOOD));
    assertTrue(FaultTable.line(MISSED).endsWith("not detected"));
  }

  private static Outcome injected(String name, Optional<String> reason, boolean right, int seconds) {
    return new Outcome.Injected(name, FaultClass.USB, reason, Optional.of(Duration.ofSeconds(seconds)),
        Optional.of(Duration.ofSeconds(seconds + 1)), right, true);
  }
}
