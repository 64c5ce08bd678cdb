// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.readiness.FindingReason;

/** How the lab reads a room of the REST interface. */
class RoomViewTest {
  @Test
  void aRoomThatNobodyKnowsIsNotCalm() {
    assertFalse(RoomView.of(new JsonObject()).isCalm());
  }

  @Test
  void aHeardRoomWithNotesOnlyIsCalm() {
    assertTrue(RoomView.of(room(finding("PROBE_FAILED", "host.clock_offset", "NOTE", true))).isCalm());
  }

  @Test
  void aFindingWithinItsHoldTimeDisturbsTheCalmAndIsNotTold() {
    RoomView view = RoomView.of(room(finding("DEVICE_LOST", null, "CRITICAL", false)));
    assertFalse(view.isCalm());
    assertTrue(view.worstTold().isEmpty());
  }

  @Test
  void theWorstIsTheFirstThatIsTold() {
    RoomView view = RoomView.of(room(finding("DEVICE_LOST", null, "CRITICAL", false),
        finding("LIMIT_BROKEN", "audio.capture_muted", "CRITICAL", true),
        finding("PROOF_STALE", null, "WARNING", true)));
    assertEquals(new Reason(FindingReason.LIMIT_BROKEN, "audio.capture_muted"),
        view.worstTold().orElseThrow().reason());
  }

  @Test
  void whatPeopleDidIsNewsAndDisturbsNothing() {
    RoomView view = RoomView.of(room(finding("DEVICE_SWAPPED", null, "NOTE", true),
        finding("PROBE_FAILED", "host.clock_offset", "NOTE", true)));
    assertTrue(view.isCalm());
    assertEquals(List.of(Reason.of(FindingReason.DEVICE_SWAPPED)),
        view.news().stream().map(RoomView.Seen::reason).toList());
  }

  private static JsonObject room(JsonObject... findings) {
    JsonArray all = new JsonArray();
    for (JsonObject finding : findings) {
      all.add(finding);
    }
    return new JsonObject().put("presence", "HEARD").put("readiness", "READY").put("findings", all);
  }

  private static JsonObject finding(String reason, @Nullable String reading, String severity, boolean firing) {
    return new JsonObject().put("item", "microphone").put("deviceName", "Speak").put("reason", reason)
        .put("reading", reading).put("severity", severity).put("firing", firing);
  }
}
