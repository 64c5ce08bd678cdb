// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What the lab reads of a self-test. */
class RoomSelfTestTest {
  @Test
  void tellsWhichStepsWereTakenAndWhyOthersWereNot() {
    assertEquals("self-test DONE: camera.frames MEASURED, serial.port SKIPPED NOT_ALLOWED",
        RoomSelfTest.of(new JsonObject("""
            {"id": "t-1", "state": "DONE", "steps": [{"name": "camera.frames", "result": "MEASURED", "reason": null},
              {"name": "serial.port", "result": "SKIPPED", "reason": "NOT_ALLOWED"}], "readings": []}""")).toString());
  }
}
