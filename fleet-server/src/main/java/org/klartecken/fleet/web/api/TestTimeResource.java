// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.selftest.Occasion;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.selftest.TestTime;
import org.klartecken.fleet.selftest.TestTimeDesk;

/** The times at which a room is to be tested, and whether it may sound at night. */
final class TestTimeResource {
  private static final int USUAL_MINUTES = 20;
  private final SelfTestParts parts;
  private final RoomResource rooms;

  TestTimeResource(SelfTestParts parts, RoomResource rooms) {
    this.parts = parts;
    this.rooms = rooms;
  }

  /** Those that hold; oldest first. */
  JsonObject list(ApiRequest request) {
    Room room = rooms.find(request).room();
    JsonArray items = new JsonArray();
    parts.times().of(room.id()).stream().filter(time -> time.removedAt() == null)
        .forEach(time -> items.add(json(time, room, request.now())));
    return new JsonObject().put("zone", room.zone().getId()).put("soundAtNight", parts.sound().isAllowed(room.id()))
        .put("items", items);
  }

  JsonObject add(ApiRequest request) {
    Room room = rooms.find(request).room();
    return switch (parts.times().add(room.id(), occasion(request), request.token().name())) {
      case TestTimeDesk.Act.Done(TestTime time) -> json(time, room, request.now());
      case TestTimeDesk.Act.Refused(var reason) -> throw switch (reason) {
        case TOO_MANY ->
          new ApiProblem(ApiReason.TOO_MANY_TIMES, "A room has " + TestTimeDesk.MOST + " times at most.");
        case PAST -> new ApiProblem(ApiReason.INVALID_BODY, "before lies a minute ahead at least.");
        case TOO_FAR -> new ApiProblem(ApiReason.INVALID_BODY, "before lies 400 days ahead at most.");
      };
    };
  }

  JsonObject remove(ApiRequest request) {
    Room room = rooms.find(request).room();
    return told(parts.times().remove(room.id(), request.path("time")), room, request);
  }

  JsonObject restore(ApiRequest request) {
    Room room = rooms.find(request).room();
    return told(parts.times().restore(room.id(), request.path("time")), room, request);
  }

  JsonObject sound(ApiRequest request) {
    RoomId room = rooms.find(request).room().id();
    boolean atNight = request.body().getBoolean("atNight");
    parts.sound().allow(room, atNight, request.token().name(), request.now());
    return new JsonObject().put("atNight", atNight);
  }

  private static JsonObject told(Optional<TestTime> time, Room room, ApiRequest request) {
    return time.map(found -> json(found, room, request.now()))
        .orElseThrow(() -> new ApiProblem(ApiReason.NO_SUCH_TIME, "The room has no time of this id."));
  }

  /** What a body asks for; the contract has seen to the shape of its fields, and that those that need each other are there. */
  private static Occasion occasion(ApiRequest request) {
    JsonObject body = request.body();
    if (body.containsKey("before") == body.containsKey("days")) {
      throw new ApiProblem(ApiReason.INVALID_BODY, "The body has either days and at, or before.");
    }
    if (body.containsKey("before")) {
      return new Occasion.Before(ApiRequest.instant("before", body.getString("before")),
          body.getInteger("minutes", USUAL_MINUTES));
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    body.getJsonArray("days").forEach(day -> days.add(DayOfWeek.valueOf(String.valueOf(day))));
    return new Occasion.Weekly(days, LocalTime.parse(body.getString("at")));
  }

  private static JsonObject json(TestTime time, Room room, Instant now) {
    JsonObject json = new JsonObject().put("id", time.id());
    switch (time.occasion()) {
      case Occasion.Weekly(Set<DayOfWeek> days, LocalTime clock) -> {
        JsonArray words = new JsonArray();
        days.stream().sorted().forEach(day -> words.add(day.name()));
        json.put("days", words).put("at", clock.toString());
      }
      case Occasion.Before(Instant before, int minutes) ->
        json.put("before", before.toString()).put("minutes", minutes);
    }
    JsonObject last = time.result() == TestTime.Result.NONE
        ? null
        : new JsonObject().put("at", time.decided().toString()).put("result", time.result().name());
    return json.put("next", time.next(room.zone(), now).map(Instant::toString).orElse(null)).put("last", last)
        .put("by", time.by()).put("removed", time.removedAt() != null);
  }
}
