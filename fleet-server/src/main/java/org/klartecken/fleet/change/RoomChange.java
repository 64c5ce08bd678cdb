// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import org.klartecken.contract.RoomId;
import org.klartecken.room.Change;

/**
 * A change of one room.
 *
 * @param broke whether the room's readiness fell within a day after it
 */
public record RoomChange(RoomId room, Change change, boolean broke) {
}
