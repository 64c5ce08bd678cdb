// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.klartecken.fleet.change.ChangeGroup;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.RoomChange;
import org.klartecken.fleet.room.RoomDirectory;

/** What changed over all rooms. */
final class ChangeResource {
  private static final int MOST_ROOMS = 200;
  private final ChangeLog log;
  private final RoomDirectory rooms;

  ChangeResource(ChangeLog log, RoomDirectory rooms) {
    this.log = log;
    this.rooms = rooms;
  }

  /** A group of a list, in its order. */
  private record Ranked(int rank, ChangeGroup group) {
    String key() {
      return String.format(java.util.Locale.ROOT, "%06d", rank);
    }
  }

  JsonObject list(ApiRequest request) {
    Instant asked = request.instant("from");
    Instant from = asked == null ? request.now().minus(Duration.ofDays(7)) : asked;
    List<ChangeGroup> groups = ChangeGroup.of(log.everywhere(from).stream()
        .filter(c -> rooms.find(c.room()).filter(s -> request.token().sees(s.room().organisation())).isPresent())
        .toList());
    return Page.of("changeGroups", IntStream.range(0, groups.size()).mapToObj(i -> new Ranked(i, groups.get(i))),
        Ranked::key, request).json(ranked -> group(ranked.group()));
  }

  private static JsonObject group(ChangeGroup group) {
    JsonArray places = new JsonArray();
    group.rooms().stream().limit(MOST_ROOMS).forEach((RoomChange change) -> places.add(new JsonObject()
        .put("room", change.room().value()).put("at", RoomJson.time(change.change().at()))
        .put("broke", change.broke())));
    var example = group.example();
    boolean local = example.kind().isLocal();
    return new JsonObject().put("change", example.kind().name()).put("deviceName", example.deviceName())
        .put("model", example.model()).put("before", local ? null : example.before())
        .put("after", local ? null : example.after()).put("rooms", group.rooms().size()).put("broke", group.broke())
        .put("first", RoomJson.time(group.first())).put("last", RoomJson.time(group.last())).put("places", places);
  }
}
