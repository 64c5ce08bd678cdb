// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;

/** What the sightings of one model and serial number tell. Pure. */
public sealed interface UnitStory {
  /** So long two rooms may both claim a unit while it is carried over: an agent that was away tells late. */
  Duration CARRIED = Duration.ofMinutes(15);
  /** No unit is carried to more rooms than that; a serial number that is seen in more belongs to a whole series. */
  int MOST_ROOMS = 8;

  /** It was never seen in another room. */
  record Resident() implements UnitStory {
  }

  /**
   * It was in another room.
   *
   * @param until when it left, or null when that room, not heard since, last had it
   */
  record Elsewhere(RoomId room, Instant from, @Nullable Instant until) implements UnitStory {
  }

  /**
   * More than one unit has this serial number.
   *
   * @param rooms in how many rooms it was seen
   */
  record Repeated(int rooms) implements UnitStory {
  }

  /**
   * The story as one room tells it.
   *
   * @param here the room that asks
   * @param sightings in all rooms, newest first
   * @param confirmed until when a room that has the unit is known to have it
   */
  static UnitStory of(RoomId here, List<Sighting> sightings, Function<RoomId, Optional<Instant>> confirmed) {
    int rooms = (int) sightings.stream().map(Sighting::room).distinct().count();
    if (rooms > MOST_ROOMS || overlap(sightings, confirmed)) {
      return new Repeated(rooms);
    }
    return sightings.stream().filter(s -> !s.room().equals(here))
        .max(Comparator.comparing((Sighting s) -> end(s, confirmed)).thenComparing(Sighting::from))
        .<UnitStory>map(s -> new Elsewhere(s.room(), s.from(), s.until())).orElseGet(Resident::new);
  }

  private static boolean overlap(List<Sighting> sightings, Function<RoomId, Optional<Instant>> confirmed) {
    for (int i = 0; i < sightings.size(); i++) {
      for (Sighting other : sightings.subList(i + 1, sightings.size())) {
        if (!sightings.get(i).room().equals(other.room()) && shared(sightings.get(i), other, confirmed)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean shared(Sighting a, Sighting b, Function<RoomId, Optional<Instant>> confirmed) {
    Instant from = a.from().isAfter(b.from()) ? a.from() : b.from();
    Instant endA = end(a, confirmed);
    Instant endB = end(b, confirmed);
    Instant end = endA.isBefore(endB) ? endA : endB;
    return from.plus(CARRIED).isBefore(end);
  }

  private static Instant end(Sighting sighting, Function<RoomId, Optional<Instant>> confirmed) {
    Instant until = sighting.until();
    return until != null ? until : confirmed.apply(sighting.room()).orElse(sighting.from());
  }
}
