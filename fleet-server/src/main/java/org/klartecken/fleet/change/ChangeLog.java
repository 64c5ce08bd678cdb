// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.klartecken.contract.RoomId;
import org.klartecken.room.Change;

/** Port: what changed in rooms. */
public interface ChangeLog {
  /** Changes of a room, newest first, at most so many. */
  List<Change> of(RoomId room, Instant from, Instant until, int most);

  /** When each item that is not proved now was proved last, by item; only those that the server saw break. */
  Map<String, Instant> lastProofs(RoomId room);

  /** The newest changes of all rooms since a time, newest first, each with whether the room broke after it. */
  List<RoomChange> everywhere(Instant since);
}
