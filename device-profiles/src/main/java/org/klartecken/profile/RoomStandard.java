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
 * @param id the file's name, {@code hybrid-small}
 * @param replaces ids of standards that are no more: rooms that name one of them are held against this one
 * @param description for whoever chooses a standard; may be empty
 * @param purposes per purpose the ids of the items it needs, in order; a purpose that is absent is not offered
 * @param connectors that guests' laptops must find here
 */
public record RoomStandard(String id, Set<String> replaces, LocalText name, LocalText description,
    List<StandardItem> items, Map<Purpose, Set<String>> purposes, Set<Connector> connectors) {
  public RoomStandard {
    replaces = Set.copyOf(replaces);
    items = List.copyOf(items);
    Map<Purpose, Set<String>> ordered = new EnumMap<>(Purpose.class);
    purposes
        .forEach((purpose, needed) -> ordered.put(purpose, Collections.unmodifiableSet(new LinkedHashSet<>(needed))));
    purposes = Collections.unmodifiableMap(ordered);
    connectors = Set.copyOf(connectors);
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
