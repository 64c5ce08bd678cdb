// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.util.Collection;
import java.util.Set;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Presence;

/** What must differ for a room to count as changed: not that it was heard again. */
record RoomWord(Room room, Readiness readiness, Set<PurposeVerdict> purposes, Presence presence) {
  static RoomWord of(RoomSnapshot snapshot) {
    Collection<PurposeVerdict> verdicts = snapshot.assessment().purposes().values();
    return new RoomWord(snapshot.room(), snapshot.assessment().readiness(), Set.copyOf(verdicts),
        snapshot.state().presence());
  }
}
