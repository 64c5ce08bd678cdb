// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartecken.readiness.TestRoom.CABLE;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.HOST;

import java.time.Duration;
import org.junit.jupiter.api.Test;
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
