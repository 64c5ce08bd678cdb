// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.room.Use;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.Readiness;

/**
 * What the map needs of a room, worked out once per snapshot.
 *
 * @param inUse whether camera, microphone or loudspeaker are in use now
 * @param site the element id of the room's site; of ten thousand rooms it is asked for several times a page
 * @param words in small letters, to search in: names of room, site, floor and devices
 */
record Glance(RoomSnapshot snapshot, boolean inUse, String site, String words) {
  static Glance of(RoomSnapshot snapshot) {
    Room room = snapshot.room();
    String words = Stream
        .concat(Stream.of(room.name(), room.siteName(), room.floor(), room.id().value()),
            snapshot.state().devices().values().stream().map(Device::name))
        .map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.joining("\n"));
    return new Glance(snapshot, Use.now(snapshot.state()), "site-" + room.organisation() + '-' + room.site(), words);
  }

  Room room() {
    return snapshot.room();
  }

  /** Its readiness for a purpose, or as a whole when none is asked for; empty when the room does not offer it. */
  Optional<Readiness> readiness(@Nullable Purpose purpose) {
    return purpose == null
        ? Optional.of(snapshot.assessment().readiness())
        : Optional.ofNullable(snapshot.assessment().purposes().get(purpose)).map(v -> v.readiness());
  }
}
