// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.contract.Device;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.unit.UnitLedger;
import org.klartecken.fleet.unit.UnitStories;
import org.klartecken.fleet.unit.UnitStory;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.Arrival;
import org.klartecken.room.LostDevice;
import org.klartecken.room.UnitId;

/** What is worth saying of where a device comes from, or went. */
final class NodeNotes {
  private final Words w;
  private final Times times;
  private final RoomSnapshot room;
  private final RoomDirectory rooms;
  private final UnitStories stories;
  private final Map<UnitId, Integer> here = new HashMap<>();

  NodeNotes(Words w, Times times, RoomSnapshot room, RoomDirectory rooms, UnitLedger units) {
    this.w = w;
    this.times = times;
    this.room = room;
    this.rooms = rooms;
    this.stories = new UnitStories(units, rooms);
    room.state().devices().values().forEach(d -> UnitId.of(d).ifPresent(unit -> here.merge(unit, 1, Integer::sum)));
  }

  /** Of a device that is here. */
  List<RoomView.Note> present(Device device) {
    List<RoomView.Note> notes = new ArrayList<>();
    Arrival arrival = room.state().memory().arrivals().get(device.id());
    if (arrival != null) {
      notes.add(new RoomView.Note(arrival(arrival), ""));
    }
    story(device).ifPresent(story -> {
      switch (story) {
        case UnitStory.Repeated(int count) -> notes.add(new RoomView.Note(
            count > 1 ? w.get("unit.repeated", w.number(count)) : w.get("unit.repeated.here"), ""));
        case UnitStory.Elsewhere elsewhere -> notes.add(elsewhere(elsewhere));
        case UnitStory.Resident _ -> {
        }
      }
    });
    return notes;
  }

  /** Of a device that is gone: where it is now, when that is known. */
  List<RoomView.Note> gone(LostDevice lost) {
    return story(lost.device()).filter(UnitStory.Elsewhere.class::isInstance).map(UnitStory.Elsewhere.class::cast)
        .filter(e -> e.until() == null && e.from().plus(UnitStory.CARRIED).isAfter(lost.since()))
        .map(e -> List.of(new RoomView.Note(w.get("unit.now", name(e.room()), times.full(e.from())), link(e.room()))))
        .orElse(List.of());
  }

  private Optional<UnitStory> story(Device device) {
    return UnitId.of(device).map(unit -> here.getOrDefault(unit, 0) > 1
        ? new UnitStory.Repeated(1)
        : stories.of(unit, room.room().id()));
  }

  private RoomView.Note elsewhere(UnitStory.Elsewhere elsewhere) {
    var until = elsewhere.until();
    String text = until == null
        ? w.get("unit.was.silent", name(elsewhere.room()))
        : w.get("unit.was", name(elsewhere.room()), times.full(until));
    return new RoomView.Note(text, link(elsewhere.room()));
  }

  private String arrival(Arrival arrival) {
    Device was = arrival.was();
    String when = times.full(arrival.at());
    return switch (arrival.kind()) {
      case NEW -> w.get("arrival.NEW", when);
      case RETURNED -> {
        var gone = arrival.goneSince();
        yield gone == null
            ? w.get("arrival.NEW", when)
            : w.get("arrival.RETURNED", when, times.length(java.time.Duration.between(gone, arrival.at())));
      }
      case MOVED -> w.get(arrival.sure() ? "arrival.MOVED" : "arrival.MOVED.perhaps",
          was == null ? "" : TreeViews.place(was), when);
      case SWAPPED -> w.get(arrival.sure() ? "arrival.SWAPPED" : "arrival.SWAPPED.perhaps", when);
      case REPLACED ->
        w.get(arrival.sure() ? "arrival.REPLACED" : "arrival.REPLACED.perhaps", was == null ? "" : was.name(), when);
      case CHANGED_MODE -> w.get("arrival.CHANGED_MODE", when);
    };
  }

  private String name(RoomId id) {
    return rooms.find(id).map(s -> s.room().name() + ", " + Places.site(s.room(), w)).orElse(id.value());
  }

  private String link(RoomId id) {
    return rooms.find(id).isPresent() ? "/rooms/" + id : "";
  }
}
