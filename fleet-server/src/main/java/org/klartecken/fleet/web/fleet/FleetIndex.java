// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;

/** All rooms at a glance, by place; what is worked out of a snapshot is kept until another one comes. Thread-safe. */
public final class FleetIndex {
  private final RoomDirectory directory;
  private final Predicate<RoomId> testFailed;
  private final ConcurrentMap<RoomId, Glance> known = new ConcurrentHashMap<>();
  private volatile Kept kept = new Kept(-1, List.of());

  /** All of them, as they were at a version of the directory. */
  private record Kept(long version, List<Glance> all) {
  }

  /** @param testFailed whether the last self-test of a room found a fault */
  public FleetIndex(RoomDirectory directory, Predicate<RoomId> testFailed) {
    this.directory = directory;
    this.testFailed = testFailed;
  }

  Predicate<RoomId> testFailed() {
    return testFailed;
  }

  List<Glance> all() {
    long version = directory.version();
    Kept last = kept;
    if (last.version() == version) {
      return last.all();
    }
    List<RoomSnapshot> snapshots = directory.all();
    if (known.size() > 2 * snapshots.size() + 100) {
      known.clear(); // rooms were removed
    }
    Kept fresh = new Kept(version, snapshots.stream().map(this::glance).toList());
    kept = fresh;
    return fresh.all();
  }

  @SuppressWarnings("ReferenceEquality") // the same snapshot, not an equal one: comparing all of it would cost more
  private Glance glance(RoomSnapshot snapshot) {
    Glance glance = known.get(snapshot.room().id());
    if (glance == null || glance.snapshot() != snapshot) {
      glance = Glance.of(snapshot);
      known.put(snapshot.room().id(), glance);
    }
    return Objects.requireNonNull(glance);
  }
}
