// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.unit.UnitStories;
import org.klartecken.fleet.unit.UnitStory;
import org.klartecken.room.Arrival;
import org.klartecken.room.UnitId;

/** What is known of the unit that a device is, as the contract spells it. */
final class UnitJson {
  private UnitJson() {
  }

  /**
   * The schema {@code Unit}.
   *
   * @param seen whether the asker may know of a room
   */
  static JsonObject of(Device device, RoomSnapshot room, UnitStories stories, Predicate<RoomId> seen) {
    Optional<UnitId> unit = UnitId.of(device);
    long here = room.state().devices().values().stream().filter(d -> unit.isPresent() && UnitId.of(d).equals(unit))
        .count();
    UnitStory story = unit.map(u -> here > 1 ? new UnitStory.Repeated(1) : stories.of(u, room.room().id()))
        .orElseGet(UnitStory.Resident::new);
    String worth = unit.isEmpty() ? "NONE" : story instanceof UnitStory.Repeated ? "REPEATED" : "UNIQUE";
    boolean isHere = device.equals(room.state().devices().get(device.id()));
    Arrival arrival = isHere ? room.state().memory().arrivals().get(device.id()) : null;
    return new JsonObject().put("serialNumber", worth).put("arrival", arrival(arrival)).put("elsewhere",
        story instanceof UnitStory.Elsewhere elsewhere && seen.test(elsewhere.room()) ? elsewhere(elsewhere) : null);
  }

  private static @Nullable JsonObject arrival(@Nullable Arrival arrival) {
    if (arrival == null) {
      return null;
    }
    Device was = arrival.was();
    return new JsonObject().put("kind", arrival.kind().name()).put("at", RoomJson.time(arrival.at()))
        .put("sure", arrival.sure()).put("from", was == null ? null : was.id().value())
        .put("name", was == null ? null : was.name());
  }

  private static JsonObject elsewhere(UnitStory.Elsewhere elsewhere) {
    return new JsonObject().put("room", elsewhere.room().value()).put("from", RoomJson.time(elsewhere.from()))
        .put("until", RoomJson.time(elsewhere.until()));
  }
}
