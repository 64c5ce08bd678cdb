// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;

/** Which readings hold after a whole state arrived. */
final class Proofs {
  /** So that an agent that makes up names cannot fill the memory. */
  private static final int KEPT_PER_DEVICE = 64;
  private static final long MOST_PER_DEVICE = 100;

  private Proofs() {
  }

  /**
   * The readings of the message, and strong proofs from before that it does not repeat: moved data and measurements
   * come from rare tests, and stay true with their age as long as the device stays plugged in. What the judge's own
   * clock shows is not for the agent to tell.
   */
  static Map<ReadingKey, Reading> after(RoomState before, Map<DeviceId, Device> devices, List<Reading> told,
      JudgeClock clock) {
    Map<ReadingKey, Reading> readings = LinkedHashMap.newLinkedHashMap(told.size());
    for (Reading r : told) {
      if (devices.containsKey(r.device()) && !r.name().equals(ClockDifference.KEY.name())) {
        readings.put(new ReadingKey(r.device(), r.name()),
            new Reading(r.device(), r.name(), r.value(), r.unit(), r.proof(), clock.of(r.observedAt())));
      }
    }
    keepStrong(before, devices, readings);
    return readings;
  }

  /** The known readings and newer ones from a test, of devices that are there. */
  static Map<ReadingKey, Reading> added(RoomState known, List<Reading> told, JudgeClock clock) {
    Map<ReadingKey, Reading> readings = new LinkedHashMap<>(known.readings());
    Map<DeviceId, Long> kept = new HashMap<>();
    readings.keySet().forEach(key -> kept.merge(key.device(), 1L, Long::sum));
    for (Reading r : told) {
      ReadingKey key = new ReadingKey(r.device(), r.name());
      Reading before = readings.get(key);
      Instant at = clock.of(r.observedAt());
      boolean fits = before != null || kept.merge(r.device(), 1L, Long::sum) <= MOST_PER_DEVICE;
      if (known.devices().containsKey(r.device()) && fits && (before == null || before.observedAt().isBefore(at))) {
        readings.put(key, new Reading(r.device(), r.name(), r.value(), r.unit(), r.proof(), at));
      }
    }
    return readings;
  }

  private static void keepStrong(RoomState before, Map<DeviceId, Device> devices, Map<ReadingKey, Reading> readings) {
    Map<DeviceId, Integer> kept = new HashMap<>();
    before.readings().entrySet().stream()
        .filter(e -> e.getValue().proof().atLeast(ProofLevel.MOVED_DATA) && !readings.containsKey(e.getKey()))
        .filter(e -> staysPlugged(before, devices, e.getKey().device()))
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(Reading::observedAt).reversed()))
        .filter(e -> kept.merge(e.getKey().device(), 1, Integer::sum) <= KEPT_PER_DEVICE)
        .forEach(e -> readings.put(e.getKey(), e.getValue()));
  }

  private static boolean staysPlugged(RoomState before, Map<DeviceId, Device> devices, DeviceId id) {
    Device was = before.devices().get(id);
    return was != null && Turnover.stays(was, devices);
  }
}
