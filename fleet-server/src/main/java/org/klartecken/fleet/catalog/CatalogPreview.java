// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomJudge;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Readiness;

/**
 * What another catalogue would make of the rooms as they are now. Pure.
 *
 * @param rooms how many were judged
 * @param changes rooms whose readiness would be another, worst first
 * @param told rooms whose readiness would stay, but of which other faults would be told
 */
public record CatalogPreview(int rooms, List<Change> changes, int told) {
  /**
   * A room whose readiness would change.
   *
   * @param why the first fault that would be new, if any
   */
  public record Change(Room room, Readiness before, Readiness after, Optional<Finding> why) {
  }

  public CatalogPreview {
    changes = List.copyOf(changes);
  }

  /** A room, judged twice. */
  private record Twice(RoomSnapshot room, Assessment before, Assessment after) {
    boolean changesReadiness() {
      return before.readiness() != after.readiness();
    }

    boolean tellsOther() {
      return !keys(before).equals(keys(after));
    }

    Change change() {
      Set<String> old = keys(before);
      return new Change(room.room(), before.readiness(), after.readiness(),
          after.findings().stream().filter(f -> !old.contains(f.key())).findFirst());
    }
  }

  /**
   * Both catalogues judge each room at the same moment, so that time changes nothing between them; on all processors,
   * since a person waits for it.
   */
  public static CatalogPreview of(List<RoomSnapshot> rooms, ProfileCatalog now, ProfileCatalog then, Instant at) {
    List<Twice> other = rooms.parallelStream()
        .filter(room -> !RoomJudge.isAlike(room.room(), room.state(), now, then))
        .map(room -> twice(room, now, then, at))
        .filter(t -> t.changesReadiness() || t.tellsOther()).toList();
    List<Change> changes = other.stream().filter(Twice::changesReadiness).map(Twice::change)
        .sorted(Comparator.comparingInt((Change c) -> -c.after().badness()).thenComparing(c -> c.room().siteName())
            .thenComparing(c -> c.room().name()))
        .toList();
    return new CatalogPreview(rooms.size(), changes, other.size() - changes.size());
  }

  private static Twice twice(RoomSnapshot room, ProfileCatalog now, ProfileCatalog then, Instant at) {
    List<Finding> known = room.assessment().findings();
    return new Twice(room, RoomJudge.assess(room.room(), room.state(), now, known, at),
        RoomJudge.assess(room.room(), room.state(), then, known, at));
  }

  /** How many rooms would become this. */
  public long becoming(Readiness readiness) {
    return changes.stream().filter(c -> c.after() == readiness).count();
  }

  private static Set<String> keys(Assessment judged) {
    return judged.findings().stream().map(Finding::key).collect(Collectors.toSet());
  }
}
