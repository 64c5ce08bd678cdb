// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.readiness.TestRoom.CABLE;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.HOST;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

/** What becomes of a broken limit when the reading grows old. */
class ExpectationRuleTest {
  @Test
  void aReadingThatIsTooOldBreaksNoLimit() {
    TestRoom room = TestRoom.whole().read(HOST, ReadingNames.HOST_TEMPERATURE, Value.of(120), ProofLevel.OPENED);
    assertEquals(ItemState.DEGRADED, item(room.judged(), "pc").state());
    room.later(Duration.ofMinutes(16)).read(HOST, ReadingNames.HOST_UPTIME, Value.of(9000), ProofLevel.OPENED);
    assertEquals(ItemState.PROVED, item(room.judged(), "pc").state());
  }

  @Test
  void aNameServerThatDoesNotAnswerIsAFaultThoughTheRouterDoes() {
    TestRoom room = TestRoom.whole().forget(CABLE, ReadingNames.NETWORK_DNS_TIME)
        .read(CABLE, ReadingNames.NETWORK_GATEWAY_ANSWERS, Value.of(true), ProofLevel.MOVED_DATA)
        .read(CABLE, ReadingNames.NETWORK_DNS_ANSWERS, Value.of(false), ProofLevel.ENUMERATED);
    Finding found = room.judged().findings().getFirst();
    assertEquals(ReadingNames.NETWORK_DNS_ANSWERS, found.reading());
    assertEquals(Severity.CRITICAL, found.severity());
    assertEquals(ItemState.FAILED, item(room.judged(), "network").state());
  }

  @ParameterizedTest
  @CsvSource({"lost, nätgruppen öppna brandväggen", "prohibited, avvisar", "refused_here, egen brandvägg",
      "closed, mätport"})
  void everyOutcomeOfUdpHasASentenceOfItsOwn(String outcome, String said) {
    TestRoom room = TestRoom.whole().read(CABLE, ReadingNames.NETWORK_UDP, Value.of(outcome), ProofLevel.MEASURED);
    List<Finding> found = room.judged().findings().stream()
        .filter(f -> ReadingNames.NETWORK_UDP.equals(f.reading())).toList();
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.getFirst().text().sv().contains(said), found.getFirst().text().sv());
    assertFalse(found.getFirst().text().sv().contains(outcome), found.getFirst().text().sv());
  }

  @Test
  void udpThatArrivesIsNoFault() {
    TestRoom room = TestRoom.whole().read(CABLE, ReadingNames.NETWORK_UDP, Value.of("open"), ProofLevel.MEASURED);
    assertEquals(List.of(), room.judged().findings());
  }

  @Test
  void aFaultThatATestFoundIsNotForgottenButGrowsStaleUntilItIsTestedAgain() {
    TestRoom room = TestRoom.whole().read(CAMERA, ReadingNames.CAMERA_GAVE_PICTURES, Value.of(false),
        ProofLevel.MEASURED);
    assertEquals(ItemState.FAILED, item(room.judged(), "camera").state());
    room.forget(CAMERA, ReadingNames.CAMERA_GAVE_PICTURES); // reports do not repeat what a test measured
    room.later(Duration.ofMinutes(59)).read(CAMERA, ReadingNames.CAMERA_FORMATS, Value.of("MJPG"), ProofLevel.OPENED);
    assertEquals(ItemState.FAILED, item(room.judged(), "camera").state());
    room.later(Duration.ofMinutes(1)).read(CAMERA, ReadingNames.CAMERA_FORMATS, Value.of("MJPG"), ProofLevel.OPENED);
    Assessment old = room.judged();
    assertEquals(ItemState.STALE, item(old, "camera").state());
    Finding stale = old.findings().stream().filter(f -> f.item().equals("camera")).findFirst().orElseThrow();
    assertEquals(FindingReason.PROOF_STALE, stale.reason());
    assertEquals(room.now, stale.since());
    room.read(CAMERA, ReadingNames.CAMERA_GAVE_PICTURES, Value.of(true), ProofLevel.MEASURED);
    assertEquals(ItemState.PROVED, item(room.judged(), "camera").state());
  }
}
