// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.klartecken.contract.RoomId;

/**
 * Tells when a room must be looked at again because time went by: one entry per room, a tenth of a second exact.
 * Thread-safe.
 *
 * <p>Moving a room's moment to a later time needs no call: whoever is told too early asks for the right moment then.
 */
final class DeadlineWheel {
  private static final long TICK_MILLIS = 100;
  private final InstantSource clock;
  private final Consumer<RoomId> due;
  private final ConcurrentSkipListMap<Long, Queue<RoomId>> ticks = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<RoomId, Long> earliest = new ConcurrentHashMap<>();

  DeadlineWheel(InstantSource clock, Consumer<RoomId> due) {
    this.clock = clock;
    this.due = due;
  }

  /** Asks to be told about the room at that time, unless it will be told about earlier anyway. */
  void schedule(RoomId room, Instant at) {
    if (at.equals(Instant.MAX)) {
      return;
    }
    long tick = Math.ceilDiv(at.toEpochMilli(), TICK_MILLIS);
    long kept = earliest.merge(room, tick, Math::min);
    if (kept == tick) {
      ticks.computeIfAbsent(tick, _ -> new ConcurrentLinkedQueue<>()).add(room);
    }
  }

  /** Tells about every room whose moment has come; called ten times a second. */
  void turn() {
    long now = Math.floorDiv(clock.millis(), TICK_MILLIS);
    for (var tick = ticks.firstEntry(); tick != null && tick.getKey() <= now; tick = ticks.firstEntry()) {
      ticks.remove(tick.getKey());
      for (RoomId room : tick.getValue()) {
        if (earliest.remove(room, tick.getKey())) {
          due.accept(room);
        }
      }
    }
  }
}
