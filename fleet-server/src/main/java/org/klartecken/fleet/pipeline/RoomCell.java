// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.room.KnownRoom;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;

/**
 * A room as its lane remembers it between batches: always what is committed.
 *
 * @param fresh whether nothing of it is in the database yet
 * @param firing keys of the findings that fired when tickets were last decided; null: not since the start
 * @param judgedBy the catalogue that it was held against, or null: none since the start
 */
record RoomCell(RoomSnapshot snapshot, boolean fresh, long reports, @Nullable Set<String> firing,
    @Nullable ProfileCatalog judgedBy) {
  /** A room that was just made. */
  static RoomCell of(Room room, Instant now) {
    var unknown = new Assessment(Readiness.UNKNOWN, Map.of(), List.of(), List.of(), Instant.MIN);
    return new RoomCell(new RoomSnapshot(room, RoomState.unheard(now), unknown, now), true, 0, null, null);
  }

  /** The same room, which another catalogue would judge alike. */
  RoomCell judgedBy(ProfileCatalog catalog) {
    return new RoomCell(snapshot, fresh, reports, firing, catalog);
  }

  /**
   * A room as the database knows it. Where its last judgement holds, it is as if the server had never stopped; otherwise
   * the room is judged at the first look.
   */
  static RoomCell of(KnownRoom stored, ProfileCatalog inForce, Instant now) {
    var snapshot = new RoomSnapshot(stored.room(), stored.state(), stored.judged(), stored.since());
    return stored.holds(inForce, now)
        ? new RoomCell(snapshot, false, stored.reports(), Outcome.firing(stored.judged().findings(), now), inForce)
        : new RoomCell(snapshot, false, stored.reports(), null, null);
  }

  /** Whether it may be shown as it is. */
  boolean isJudged() {
    return judgedBy != null;
  }
}
