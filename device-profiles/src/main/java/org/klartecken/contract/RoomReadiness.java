// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;
import java.util.Map;

/**
 * The retained public answer to "will this room work": words only, no names, devices or addresses.
 *
 * @param readiness the word of {@code Readiness} for the room
 * @param purposes the word per purpose
 * @param since when the room's readiness last changed
 * @param updatedAt when the server said so
 */
public record RoomReadiness(String organisation, RoomId room, String readiness, Map<String, String> purposes,
    Instant since, Instant updatedAt) {
}
