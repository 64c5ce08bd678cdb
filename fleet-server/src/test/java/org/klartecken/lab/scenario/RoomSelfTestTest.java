// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What the lab takes for a whole self-test, and for one that gave way to people. */
class RoomSelfTestTest {
  @Test
  void aTestWhoseStepsWereMeasuredOrHadNothingToMeasureIsWhole() {
    assertTrue(test("DONE", """
        {"name": "camera.frames", "result": "MEASURED", "reason": null},
        {"name": "display.picture", "result": "SKIPPED", "reason": "NO_TIME"},
        {"name": "serial.answer", "result": "SKIPPED", "reason": "NOTHING_THERE"}""").isWhole());
  }

  @Test
  void aStepThatFailedOrGaveWayMakesATestLessThanWhole() {
    assertFalse(
        test("DONE", "{\"name\": \"camera.frames\", \"result\": \"FAILED\", \"reason\": \"TIMEOUT\"}").isWhole());
    assertFalse(
        test("DONE", "{\"name\": \"network.call\", \"result\": \"SKIPPED\", \"reason\": \"IN_USE\"}").isWhole());
    assertFalse(test("DONE", "").isWhole());
    assertFalse(test("CANCELLED", "{\"name\": \"camera.frames\", \"result\": \"MEASURED\"}").isWhole());
  }

  @Test
  void aTestGaveWayWhenItStoppedBecauseSomebodyUsesTheRoom() {
    assertTrue(
        test("CANCELLED", "{\"name\": \"audio.sweep\", \"result\": \"SKIPPED\", \"reason\": \"IN_USE\"}").gaveWay());
    assertFalse(
        test("CANCELLED", "{\"name\": \"audio.sweep\", \"result\": \"SKIPPED\", \"reason\": \"CANCELLED\"}").gaveWay());
  }

  @Test
  void tellsWhichStepsWereTakenAndWhyOthersWereNot() {
    assertEquals("self-test DONE: camera.frames MEASURED, serial.port SKIPPED NOT_ALLOWED", test("DONE", """
        {"name": "camera.frames", "result": "MEASURED", "reason": null},
        {"name": "serial.port", "result": "SKIPPED", "reason": "NOT_ALLOWED"}""").toString());
  }

  private static RoomSelfTest test(String state, String steps) {
    return RoomSelfTest
        .of(new JsonObject(
            "{\"id\": \"t-1\", \"state\": \"" + state + "\", \"steps\": [" + steps + "], \"readings\": []}"));
  }
}
