// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  /** Why a step may be left out of a test of a healthy room. */
  private static final Set<StepReason> HONEST = Set.of(StepReason.NOTHING_THERE, StepReason.NOT_ALLOWED,
      StepReason.NO_TIME);

  /** One step; only one that was measured has no reason. */
  record Step(String name, StepResult result, Optional<StepReason> reason) {
    private boolean isGood() {
      return switch (result) {
        case MEASURED -> true;
        case SKIPPED -> reason.filter(HONEST::contains).isPresent();
        case FAILED, OTHER -> false;
      };
    }

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

  /**
   * Whether it ran to its end, and every step was taken or left out for an honest reason: an emulated PC is slow, and may
   * have no time for one.
   */
  boolean isWhole() {
    return state == SelfTestState.DONE && !steps.isEmpty()
        && steps.stream().allMatch(step -> step.isGood());
  }

  /** Whether it stopped because somebody uses the room. */
  boolean gaveWay() {
    return state == SelfTestState.CANCELLED
        && steps.stream().anyMatch(step -> step.reason().filter(StepReason.IN_USE::equals).isPresent());
  }

  @Override
  public String toString() {
    return "self-test " + state + ": " + steps.stream().map(Step::toString).collect(Collectors.joining(", "));
  }
}
