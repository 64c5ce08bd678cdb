// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Instant;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;

/** What follows a commit. */
interface HandOn {
  /** Tells everybody who looks at the room. */
  void changed(Outcome outcome);

  /** A room is known again after a start, as it was. */
  void resumed(RoomSnapshot room);

  /** The server does not have the last report of the room's agent. */
  void askForReport(Room room, Instant now);

  /** Time alone may change the room then. */
  void lookAgain(RoomId room, Instant at);
}
