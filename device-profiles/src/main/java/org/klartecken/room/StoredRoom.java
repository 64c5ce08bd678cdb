// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Value;

/** A room's state as it is stored: lists in place of maps, since everything in them names itself. */
public record StoredRoom(Presence presence, Instant presenceSince, @Nullable Instant lastSeen,
    @Nullable AgentInfo agent, @Nullable Stamp stamp, @Nullable Instant reportedAt, String digest,
    List<Device> devices, List<Reading> readings, List<ProbeFailure> failures, List<LostDevice> lost,
    @Nullable List<Came> came, @Nullable List<Fact> facts) {
  /** How the device at a place came there. */
  public record Came(DeviceId device, Arrival arrival) {
  }

  /** The last value of a reading that is not told now. */
  public record Fact(DeviceId device, ReadingName name, Value value) {
  }

  static StoredRoom of(RoomState s) {
    return new StoredRoom(s.presence(), s.presenceSince(), s.lastSeen(), s.agent(), s.stamp(), s.reportedAt(),
        s.digest(), List.copyOf(s.devices().values()), List.copyOf(s.readings().values()),
        List.copyOf(s.failures().values()), List.copyOf(s.lost().values()),
        s.memory().arrivals().entrySet().stream().map(e -> new Came(e.getKey(), e.getValue())).toList(),
        s.memory().facts().entrySet().stream().map(e -> new Fact(e.getKey().device(), e.getKey().name(), e.getValue()))
            .toList());
  }

  RoomState state() {
    return new RoomState(presence, presenceSince, lastSeen, agent, stamp, reportedAt, digest,
        by(devices, Device::id), by(readings, r -> new ReadingKey(r.device(), r.name())),
        by(failures, f -> new ReadingKey(f.device(), f.probe())), by(lost, l -> l.device().id()), memory());
  }

  /** Rooms that an older version stored remember nothing. */
  private Memory memory() {
    return new Memory(
        came == null ? Map.of() : came.stream().collect(Collectors.toMap(Came::device, Came::arrival)),
        facts == null
            ? Map.of()
            : facts.stream().collect(Collectors.toMap(f -> new ReadingKey(f.device(), f.name()), Fact::value)));
  }

  private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
    return values.stream().collect(Collectors.toMap(key, Function.identity()));
  }
}
