// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import java.time.Instant;
import java.util.Optional;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.room.Presence;
import org.klartecken.room.RoomState;
import org.klartecken.room.UnitId;

/** Tells the stories of units from what was noted of them and what the rooms say now. */
public final class UnitStories {
  private final UnitLedger ledger;
  private final RoomDirectory rooms;

  public UnitStories(UnitLedger ledger, RoomDirectory rooms) {
    this.ledger = ledger;
    this.rooms = rooms;
  }

  /** The story as a room tells it. */
  public UnitStory of(UnitId unit, RoomId here) {
    return UnitStory.of(here, ledger.of(unit), this::confirmed);
  }

  /** A heartbeat confirms the last report; a room that fell silent confirms nothing after its last word. */
  private Optional<Instant> confirmed(RoomId room) {
    return rooms.find(room).map(snapshot -> {
      RoomState state = snapshot.state();
      Instant told = state.presence() == Presence.HEARD ? state.lastSeen() : state.reportedAt();
      return told == null ? snapshot.since() : told;
    });
  }
}
