// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
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
  public RoomStandard {
    items = List.copyOf(items);
    Map<Purpose, Set<String>> ordered = new EnumMap<>(Purpose.class);
    purposes
        .forEach((purpose, needed) -> ordered.put(purpose, Collections.unmodifiableSet(new LinkedHashSet<>(needed))));
    purposes = Collections.unmodifiableMap(ordered);
  }

  /** The purposes that need an item, in their order. */
  public Set<Purpose> purposesOf(String item) {
    Set<Purpose> needing = EnumSet.noneOf(Purpose.class);
    purposes.forEach((purpose, needed) -> {
      if (needed.contains(item)) {
        needing.add(purpose);
      }
    });
    return Collections.unmodifiableSet(needing);
  }
}
