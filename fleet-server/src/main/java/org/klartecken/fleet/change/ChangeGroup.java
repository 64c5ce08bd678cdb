// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.RoomId;
import org.klartecken.room.Change;
import org.klartecken.room.ChangeKind;

/**
 * The same change in one or more rooms.
 *
 * @param rooms each room once, with its newest such change, newest first
 */
public record ChangeGroup(Change example, List<RoomChange> rooms) {
  private static final Comparator<ChangeGroup> TELLING_FIRST = Comparator.comparing(ChangeGroup::broke)
      .thenComparing(group -> group.rooms().size()).thenComparing(ChangeGroup::last).reversed()
      .thenComparing(group -> group.example().key());

  /**
   * Groups changes by what is the same about them; those after which most rooms broke first. That PCs restarted is only
   * worth a line when some room broke.
   *
   * @param changes newest first
   */
  public static List<ChangeGroup> of(List<RoomChange> changes) {
    Map<String, List<RoomChange>> byKey = new LinkedHashMap<>();
    Map<String, Set<RoomId>> told = new LinkedHashMap<>();
    for (RoomChange change : changes) {
      String key = change.change().key();
      if (told.computeIfAbsent(key, _ -> new HashSet<>()).add(change.room())) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(change);
      }
    }
    return byKey.values().stream().map(rooms -> new ChangeGroup(rooms.getFirst().change(), List.copyOf(rooms)))
        .filter(group -> group.example().kind() != ChangeKind.RESTARTED || group.broke() > 0).sorted(TELLING_FIRST)
        .toList();
  }

  /** In how many of the rooms readiness fell within a day after it. */
  public int broke() {
    return (int) rooms.stream().filter(RoomChange::broke).count();
  }

  public Instant first() {
    return rooms.getLast().change().at();
  }

  public Instant last() {
    return rooms.getFirst().change().at();
  }
}
