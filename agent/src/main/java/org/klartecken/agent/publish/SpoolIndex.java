// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What waits, in the order of arrival: a newer message replaces the older of its key. Knows no file. */
final class SpoolIndex {
  private final TreeMap<Long, SpoolEntry> byId = new TreeMap<>();
  private final Map<Slot, Long> newest = new HashMap<>();
  private long octets;

  private record Slot(SpoolKind kind, String key) {
  }

  /** Adds or moves an entry; the one that it replaces leaves. */
  void put(SpoolEntry entry) {
    remove(entry.id());
    if (!entry.key().isEmpty()) {
      Long replaced = newest.put(new Slot(entry.kind(), entry.key()), entry.id());
      if (replaced != null) {
        forget(byId.remove(replaced));
      }
    }
    byId.put(entry.id(), entry);
    octets += entry.length();
  }

  /** Takes an entry away; empty when it was not here. */
  Optional<SpoolEntry> remove(long id) {
    SpoolEntry gone = byId.remove(id);
    if (gone != null) {
      newest.remove(new Slot(gone.kind(), gone.key()), id);
      forget(gone);
    }
    return Optional.ofNullable(gone);
  }

  private void forget(@Nullable SpoolEntry gone) {
    octets -= gone == null ? 0 : gone.length();
  }

  /** What is given up first when room is short: the oldest of the kind that is worth least. */
  Optional<SpoolEntry> leastWorth() {
    for (SpoolKind kind : SpoolKind.values()) {
      for (SpoolEntry entry : byId.values()) {
        if (entry.kind() == kind) {
          return Optional.of(entry);
        }
      }
    }
    return Optional.empty();
  }

  Optional<SpoolEntry> get(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Oldest first. */
  Collection<SpoolEntry> entries() {
    return Collections.unmodifiableCollection(byId.values());
  }

  int size() {
    return byId.size();
  }

  long octets() {
    return octets;
  }
}
