// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;

/**
 * A self-test of a room as the server tells of it. Pure.
 *
 * @param steps in the order in which they were taken
 */
record RoomSelfTest(String id, SelfTestState state, List<Step> steps) {
  /** One step; only one that was measured has no reason. */
  record Step(String name, StepResult result, Optional<StepReason> reason) {
    @Override
    public String toString() {
      return name + " " + result + reason.map(why -> " " + why).orElse("");
    }
  }

  /** The schema {@code SelfTest}. */
  static RoomSelfTest of(JsonObject json) {
    return new RoomSelfTest(json.getString("id"), SelfTestState.valueOf(json.getString("state")),
        RoomView.objects(json.getJsonArray("steps", new JsonArray())).map(RoomSelfTest::step).toList());
  }

  private static Step step(JsonObject json) {
    return new Step(json.getString("name"), StepResult.valueOf(json.getString("result")),
        Optional.ofNullable(json.getString("reason")).map(StepReason::valueOf));
  }

  @Override
  public String toString() {
    return "self-test " + state + ": " + steps.stream().map(Step::toString).collect(Collectors.joining(", "));
  }
}
