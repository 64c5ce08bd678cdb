// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.time.Instant;
import org.klartecken.readiness.Assessment;
import org.klartecken.room.RoomState;

/**
 * Everything known of a room at one moment, committed.
 *
 * @param since when its readiness last changed
 */
public record RoomSnapshot(Room room, RoomState state, Assessment assessment, Instant since) {
}
