// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.time.Instant;
import java.util.List;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;

/**
 * A room as the database knows it.
 *
 * @param findings of its last judgement
 * @param since when its readiness last changed
 * @param reports how many births and reports ever changed it; a duplicate does not count
 */
public record KnownRoom(Room room, RoomState state, List<Finding> findings, Readiness readiness, Instant since,
    long reports) {
}
