// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contract of a room.
 *
 * @param id the file's name, {@code hybrid}
 * @param purposes per purpose the ids of the items it needs, in order; a purpose that is absent is not offered
 */
public record RoomStandard(String id, LocalText name, List<StandardItem> items, Map<Purpose, Set<String>> purposes) {
}
