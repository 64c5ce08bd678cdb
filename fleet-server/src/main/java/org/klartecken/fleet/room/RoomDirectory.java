// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;

/** All rooms with their last committed snapshot. Thread-safe. */
public final class RoomDirectory {
  private static final Comparator<RoomSnapshot> BY_PLACE = Comparator
      .comparing((RoomSnapshot s) -> s.room().organisation()).thenComparing(s -> s.room().siteName())
      .thenComparing(s -> s.room().name()).thenComparing(s -> s.room().id());

  private final ConcurrentMap<RoomId, RoomSnapshot> rooms = new ConcurrentHashMap<>();
  /** The ids by place, or null when a place changed; kept because rooms change far oftener than their places. */
  private volatile @Nullable List<RoomId> order;
  private final AtomicLong version = new AtomicLong();
  private final CopyOnWriteArrayList<Consumer<RoomSnapshot>> listeners = new CopyOnWriteArrayList<>();

  /** Takes a committed snapshot and tells everybody who listens, on the caller's thread: listeners only enqueue. */
  public void put(RoomSnapshot snapshot) {
    RoomSnapshot before = rooms.put(snapshot.room().id(), snapshot);
    if (before == null || !before.room().equals(snapshot.room())) {
      order = null;
    }
    version.incrementAndGet();
    listeners.forEach(listener -> listener.accept(snapshot));
  }

  public void remove(RoomId id) {
    rooms.remove(id);
    order = null;
    version.incrementAndGet();
  }

  /** Grows with every change, after it can be seen. */
  public long version() {
    return version.get();
  }

  public Optional<RoomSnapshot> find(RoomId id) {
    return Optional.ofNullable(rooms.get(id));
  }

  /** All rooms, by organisation, site and name. */
  public List<RoomSnapshot> all() {
    List<RoomId> known = order;
    if (known != null) {
      return known.stream().map(rooms::get).filter(Objects::nonNull).toList();
    }
    List<RoomSnapshot> sorted = rooms.values().stream().sorted(BY_PLACE).toList();
    order = sorted.stream().map(s -> s.room().id()).toList();
    return sorted;
  }

  /** Calls the listener at every change until the answer is closed. */
  public Subscription listen(Consumer<RoomSnapshot> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Ends a subscription. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
