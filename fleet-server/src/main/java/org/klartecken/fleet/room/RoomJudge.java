// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Contract;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Judge;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;

/** Holds a room against its contract in a catalogue: the one in force, or one that somebody thinks of. Pure. */
public final class RoomJudge {
  private RoomJudge() {
  }

  /** The judgement; of a room whose standard is not in the catalogue nothing can be said. */
  public static Assessment assess(Room room, RoomState state, ProfileCatalog catalog, List<Finding> before,
      Instant now) {
    return catalog.standard(room.standard())
        .map(s -> Judge.assess(state, new Contract(s, room.fittings()), catalog, before, now))
        .orElseGet(() -> new Assessment(Readiness.UNKNOWN, Map.of(), List.of(), List.of(), Instant.MAX));
  }
}
