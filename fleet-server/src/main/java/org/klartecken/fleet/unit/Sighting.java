// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;

/**
 * A unit in a room.
 *
 * @param until null while it is there
 */
public record Sighting(RoomId room, Instant from, @Nullable Instant until) {
}
