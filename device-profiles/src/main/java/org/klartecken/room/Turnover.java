// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;

/** Which devices came and which are lost after a whole state arrived, each unit followed from place to place. */
record Turnover(Map<DeviceId, Arrival> arrivals, Map<DeviceId, LostDevice> lost) {
  private static final int MOST_LOST = 32;
  /** So that an agent that makes up devices cannot fill the time. */
  private static final int MOST_COMPARED = 64;
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final Comparator<LostDevice> NEWEST_FIRST = Comparator.comparing(LostDevice::since).reversed()
      .thenComparing(lost -> lost.device().id());

  /** The lost devices are at most 32, the newest of each place, none older than 30 days. */
  static Turnover of(RoomState before, Map<DeviceId, Device> devices, Instant at) {
    if (devices.equals(before.devices())) {
      return new Turnover(recent(before.memory().arrivals(), at), recentLost(before.lost(), at));
    }
    Set<UnitId> repeated = repeated(before, devices.values());
    List<LostDevice> gone = new ArrayList<>(recentLost(before.lost(), at).values());
    before.devices().values().stream().filter(was -> !stays(was, devices, repeated))
        .forEach(was -> gone.add(new LostDevice(was, at)));
    gone.sort(NEWEST_FIRST);
    List<Device> arrived = devices.values().stream().filter(is -> !stays(is, before.devices(), repeated))
        .sorted(Comparator.comparing(Device::id)).toList();
    var pairs = new Pairing(gone.subList(0, Math.min(gone.size(), MOST_COMPARED)),
        arrived.subList(0, Math.min(arrived.size(), MOST_COMPARED)), repeated, at).pairs();
    return new Turnover(arrivals(before, devices, arrived, pairs, at),
        lost(gone, pairs, devices.keySet(), arrived.stream().map(Device::id).toList()));
  }

  /** Whether the unit that was at a place is still taken to be there. */
  static boolean stays(Device unit, Map<DeviceId, Device> devices) {
    return stays(unit, devices, Set.of());
  }

  private static boolean stays(Device unit, Map<DeviceId, Device> devices, Set<UnitId> repeated) {
    Device there = devices.get(unit.id());
    return there != null && Likeness.of(unit, there, repeated).stays();
  }

  /** Serial numbers that two devices have at the same time are no serial numbers. */
  private static Set<UnitId> repeated(RoomState before, Collection<Device> now) {
    Set<UnitId> repeated = new HashSet<>();
    addRepeated(now, repeated);
    List<Device> then = new ArrayList<>(before.devices().values());
    before.lost().values().forEach(lost -> then.add(lost.device()));
    addRepeated(then, repeated);
    return repeated;
  }

  private static void addRepeated(Collection<Device> devices, Set<UnitId> repeated) {
    Set<UnitId> once = new HashSet<>();
    for (Device device : devices) {
      UnitId.of(device).filter(unit -> !once.add(unit)).ifPresent(repeated::add);
    }
  }

  private static Map<DeviceId, Arrival> arrivals(RoomState before, Map<DeviceId, Device> devices, List<Device> arrived,
      Map<DeviceId, Pairing.Pair> pairs, Instant at) {
    Map<DeviceId, Arrival> arrivals = new HashMap<>(recent(before.memory().arrivals(), at));
    arrivals.keySet().retainAll(devices.keySet());
    if (before.reportedAt() == null) {
      return arrivals; // the first look at a room: nobody knows how things came there
    }
    for (Device device : arrived) {
      Pairing.Pair pair = pairs.get(device.id());
      arrivals.put(device.id(),
          pair == null ? new Arrival(ArrivalKind.NEW, null, false, null, at) : pair.arrival(at));
    }
    return arrivals;
  }

  private static Map<DeviceId, LostDevice> lost(List<LostDevice> gone, Map<DeviceId, Pairing.Pair> pairs,
      Set<DeviceId> here, List<DeviceId> arrived) {
    Map<LostDevice, Pairing.Pair> byGone = new HashMap<>();
    pairs.values().forEach(pair -> byGone.put(pair.gone(), pair));
    Map<DeviceId, LostDevice> lost = new LinkedHashMap<>();
    for (LostDevice candidate : gone) {
      Pairing.Pair pair = byGone.get(candidate);
      boolean updated = Pairing.waits(candidate.device()) && here.contains(candidate.device().id());
      if ((pair == null || !pair.isOneUnit()) && !updated && lost.size() < MOST_LOST) {
        DeviceId known = candidate.successor();
        boolean succeeded = known != null && here.contains(known) && !arrived.contains(known);
        @Nullable
        DeviceId successor = pair != null ? pair.arrived().id() : succeeded ? known : null;
        lost.putIfAbsent(candidate.device().id(), candidate.succeededBy(successor));
      }
    }
    return lost;
  }

  private static Map<DeviceId, Arrival> recent(Map<DeviceId, Arrival> arrivals, Instant at) {
    if (arrivals.values().stream().noneMatch(a -> a.at().plus(REMEMBERED).isBefore(at))) {
      return arrivals;
    }
    Map<DeviceId, Arrival> recent = new HashMap<>(arrivals);
    recent.values().removeIf(a -> a.at().plus(REMEMBERED).isBefore(at));
    return recent;
  }

  private static Map<DeviceId, LostDevice> recentLost(Map<DeviceId, LostDevice> lost, Instant at) {
    if (lost.values().stream().noneMatch(l -> l.since().plus(REMEMBERED).isBefore(at))) {
      return lost;
    }
    Map<DeviceId, LostDevice> recent = new HashMap<>(lost);
    recent.values().removeIf(l -> l.since().plus(REMEMBERED).isBefore(at));
    return recent;
  }
}
