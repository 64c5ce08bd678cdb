// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Value;
import org.klartecken.fleet.selftest.PastTest;
import org.klartecken.fleet.selftest.PastTests;
import org.klartecken.fleet.selftest.SelfTestDesk;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.selftest.SelfTestRun;

/** Self-tests of a room: begin one, stop it, and what they measured. */
final class SelfTestResource {
  private static final String LIST = "selftests";
  private static final int RECENT = 10;
  private final SelfTestDesk desk;
  private final PastTests past;
  private final RoomResource rooms;

  SelfTestResource(SelfTestParts parts, RoomResource rooms) {
    this.desk = parts.desk();
    this.past = parts.past();
    this.rooms = rooms;
  }

  JsonObject start(ApiRequest request) {
    return done(desk.start(id(request), request.token().name()));
  }

  JsonObject cancel(ApiRequest request) {
    return done(desk.cancel(id(request)));
  }

  /** The one that runs or ran last, then a page of those that are over, newest first. */
  JsonObject list(ApiRequest request) {
    RoomId room = id(request);
    String fault = request.text("fault");
    String after = Cursor.read(LIST, request.cursor());
    int offset = after == null ? 0 : offset(after);
    List<PastTest> found = past.of(room, PastTests.Filter.of(fault == null ? "" : fault), offset, request.limit() + 1);
    JsonArray items = new JsonArray();
    found.stream().limit(request.limit()).forEach(test -> items.add(json(test)));
    JsonObject last = desk.last(room).map(run -> json(told(room, run))).orElse(null);
    String next = found.size() > request.limit()
        ? Cursor.after(LIST, Integer.toString(offset + request.limit()))
        : null;
    return new JsonObject().put("last", last).put("items", items).put("next", next);
  }

  private static int offset(String cursor) {
    if (!cursor.matches("[0-9]{1,7}")) {
      throw new ApiProblem(ApiReason.INVALID_CURSOR, "The cursor is not one of this list.");
    }
    return Integer.parseInt(cursor);
  }

  /** The run with what is stored of it, once it is over. */
  private PastTest told(RoomId room, SelfTestRun run) {
    return past.of(room, PastTests.Filter.ALL, 0, RECENT).stream().filter(test -> test.run().id().equals(run.id()))
        .findFirst().orElse(new PastTest(run, List.of(), List.of()));
  }

  private RoomId id(ApiRequest request) {
    return rooms.find(request).room().id();
  }

  private static JsonObject done(SelfTestDesk.Act act) {
    return switch (act) {
      case SelfTestDesk.Act.Done(SelfTestRun run) -> json(new PastTest(run, List.of(), List.of()));
      case SelfTestDesk.Act.Refused(SelfTestDesk.Refusal reason) -> throw problem(reason);
    };
  }

  private static ApiProblem problem(SelfTestDesk.Refusal refusal) {
    return switch (refusal) {
      case NO_SUCH_ROOM -> new ApiProblem(ApiReason.NO_SUCH_ROOM, "No room has this id.");
      case NOT_CONNECTED -> new ApiProblem(ApiReason.NOT_CONNECTED, "The room PC cannot be reached now.");
      case IN_USE -> new ApiProblem(ApiReason.IN_USE, "Somebody uses the room now.");
      case ALREADY_RUNNING -> new ApiProblem(ApiReason.ALREADY_RUNNING, "One self-test runs at a time.");
      case NOT_RUNNING -> new ApiProblem(ApiReason.NOT_RUNNING, "No self-test runs in this room.");
    };
  }

  private static JsonObject json(PastTest test) {
    SelfTestRun run = test.run();
    ReadingName current = run.current();
    JsonArray steps = new JsonArray();
    run.steps().forEach(step -> steps.add(json(step)));
    JsonArray readings = new JsonArray();
    run.readings().forEach(reading -> readings.add(json(reading)));
    JsonArray faults = new JsonArray();
    test.faults().forEach(fault -> faults.add(new JsonObject().put("name", fault.name().value())
        .put("device", fault.isStep() ? null : fault.device())
        .put("text", fault.isStep() ? null : RoomJson.text(fault.text()))));
    JsonArray missing = new JsonArray();
    test.missing().forEach(name -> missing.add(RoomJson.text(name)));
    return new JsonObject().put("id", run.id()).put("by", run.by().isEmpty() ? null : run.by())
        .put("begun", run.begunAt().toString()).put("state", run.state().name()).put("percent", run.percent())
        .put("current", current == null ? null : current.value()).put("at", run.toldAt().toString())
        .put("steps", steps).put("readings", readings).put("faults", faults).put("missing", missing);
  }

  private static JsonObject json(SelfTestStep step) {
    StepReason reason = step.reason();
    return new JsonObject().put("name", step.name().value()).put("result", step.result().name())
        .put("reason", reason == null ? null : reason.name()).put("detail", step.detail()).put("tookMs", step.tookMs());
  }

  private static JsonObject json(Reading reading) {
    Object value = switch (reading.value()) {
      case Value.Quantity(double number) -> number;
      case Value.Flag(boolean set) -> set;
      case Value.Text(String text) -> text;
    };
    return new JsonObject().put("device", reading.device().value()).put("name", reading.name().value())
        .put("value", value).put("unit", reading.unit().name());
  }
}
