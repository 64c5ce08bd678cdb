// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.time.Instant;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Assessment;
import org.klartecken.room.RoomState;

/**
 * A room as the database knows it.
 *
 * @param judged its last judgement
 * @param judgedAt when that was made
 * @param judgedWith what it was made with, see {@link Knowledge}; the empty text when that has no name
 * @param since when its readiness last changed
 * @param reports how many births and reports ever changed it; a duplicate does not count
 */
public record KnownRoom(Room room, RoomState state, Assessment judged, Instant judgedAt, String judgedWith,
    Instant since, long reports) {
  /**
   * Whether a judgement made now would say the same, as long as the room's agent is heard or silent as it was then. A
   * time before that of the judgement is no time that it was made for.
   */
  public boolean holds(ProfileCatalog catalog, Instant now) {
    return !judgedWith.isEmpty() && judgedWith.equals(Knowledge.of(room, catalog)) && !now.isBefore(judgedAt)
        && now.isBefore(judged.nextChange());
  }
}
