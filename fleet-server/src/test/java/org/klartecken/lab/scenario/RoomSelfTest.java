// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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
record RoomSelfTest(String id, SelfTestState state, List<Step> steps, List<JsonObject> readings) {
  /** Why a step may be left out of a test of a healthy room: the room has no such thing, or nobody allowed it. */
  private static final Set<StepReason> HONEST = Set.of(StepReason.NOTHING_THERE, StepReason.NOT_ALLOWED);

  /** One step; only one that was measured has no reason. */
  record Step(String name, StepResult result, Optional<StepReason> reason) {
    boolean isGood() {
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
        RoomView.objects(json.getJsonArray("steps", new JsonArray())).map(RoomSelfTest::step).toList(),
        RoomView.objects(json.getJsonArray("readings", new JsonArray())).toList());
  }

  private static Step step(JsonObject json) {
    return new Step(json.getString("name"), StepResult.valueOf(json.getString("result")),
        Optional.ofNullable(json.getString("reason")).map(StepReason::valueOf));
  }

  /** Whether it ran to its end, and every step was taken or left out for an honest reason. */
  boolean isWhole() {
    return state == SelfTestState.DONE && !steps.isEmpty() && steps.stream().allMatch(Step::isGood);
  }

  /** Whether it stopped because somebody uses the room. */
  boolean gaveWay() {
    return state == SelfTestState.CANCELLED
        && steps.stream().anyMatch(step -> step.reason().filter(StepReason.IN_USE::equals).isPresent());
  }

  /** What was measured under a name, of the first device that has it, in the unit of the reading. */
  OptionalDouble figure(String reading) {
    return readings.stream().filter(r -> r.getString("name").equals(reading))
        .filter(r -> r.getValue("value") instanceof Number).mapToDouble(r -> r.getDouble("value")).findFirst();
  }

  /** The figures for people, by name. */
  String figures(List<String> names) {
    return names.stream().map(name -> name.substring(name.indexOf('.') + 1) + " " + text(figure(name)))
        .collect(Collectors.joining(", "));
  }

  private static String text(OptionalDouble figure) {
    return figure.isPresent() ? String.format(Locale.ROOT, "%.3g", figure.getAsDouble()) : "-";
  }

  @Override
  public String toString() {
    return "self-test " + state + ": " + steps.stream().map(Step::toString).collect(Collectors.joining(", "));
  }
}
