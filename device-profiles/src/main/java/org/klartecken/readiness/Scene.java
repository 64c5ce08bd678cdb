// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.MatchedBy;
import org.klartecken.profile.Recognised;
import org.klartecken.room.Arrival;
import org.klartecken.room.ArrivalKind;
import org.klartecken.room.LostDevice;
import org.klartecken.room.RoomState;

/**
 * A room's state laid out for judging.
 *
 * @param devices that are here, by place
 * @param lost devices that went away, newest first
 * @param reportedAt when the devices were last seen to be here, or null
 */
record Scene(List<Seen> devices, List<Lost> lost, @Nullable Instant reportedAt) {
  /** A lost device, its readings forgotten, and when it went. */
  record Lost(Seen seen, Instant since) {
  }

  static Scene of(RoomState state, DeviceProfiles profiles) {
    Map<DeviceId, List<Reading>> readings = new HashMap<>();
    state.readings().values().forEach(r -> readings.computeIfAbsent(r.device(), _ -> new ArrayList<>()).add(r));
    Map<DeviceId, List<ProbeFailure>> failures = new HashMap<>();
    state.failures().values().forEach(f -> failures.computeIfAbsent(f.device(), _ -> new ArrayList<>()).add(f));
    List<Seen> devices = new ArrayList<>();
    for (Device device : sorted(state.devices().values())) {
      Recognised known = profiles.recognise(device).orElse(null);
      devices.add(new Seen(device, known, sortedReadings(readings.getOrDefault(device.id(), List.of())),
          sortedFailures(failures.getOrDefault(device.id(), List.of())), arrival(state, device, known, profiles)));
    }
    List<Lost> lost = state.lost().values().stream()
        .sorted(Comparator.comparing(LostDevice::since).reversed().thenComparing(l -> l.device().id()))
        .map(l -> new Lost(new Seen(l.device(), profiles.recognise(l.device()).orElse(null), List.of(), List.of(),
            null), l.since()))
        .toList();
    return new Scene(devices, lost, state.reportedAt());
  }

  /** The device that is at a place now. */
  @Nullable
  Seen at(DeviceId place) {
    for (Seen seen : devices) {
      if (seen.id().equals(place)) {
        return seen;
      }
    }
    return null;
  }

  /** One model may have several ids, so that only the catalogue knows whether another id is another model. */
  private static @Nullable Arrival arrival(RoomState state, Device device, @Nullable Recognised known,
      DeviceProfiles profiles) {
    Arrival arrival = state.memory().arrivals().get(device.id());
    Device was = arrival == null ? null : arrival.was();
    boolean sameModel = arrival != null && arrival.kind() == ArrivalKind.REPLACED && was != null
        && known instanceof Recognised.Model is && is.by() != MatchedBy.VENDOR
        && profiles.recognise(was).filter(r -> r instanceof Recognised.Model before && before.by() != MatchedBy.VENDOR
            && before.profile().id().equals(is.profile().id())).isPresent();
    return sameModel ? null : arrival;
  }

  private static List<Device> sorted(Collection<Device> devices) {
    List<Device> sorted = new ArrayList<>(devices);
    sorted.sort(Comparator.comparing(Device::id));
    return sorted;
  }

  private static List<Reading> sortedReadings(List<Reading> readings) {
    List<Reading> sorted = new ArrayList<>(readings);
    sorted.sort(Comparator.comparing(Reading::name));
    return sorted;
  }

  private static List<ProbeFailure> sortedFailures(List<ProbeFailure> failures) {
    List<ProbeFailure> sorted = new ArrayList<>(failures);
    sorted.sort(Comparator.comparing(ProbeFailure::probe));
    return sorted;
  }
}
