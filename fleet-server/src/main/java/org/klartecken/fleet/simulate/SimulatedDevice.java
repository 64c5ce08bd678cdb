// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Value;

/**
 * A device as a probe would see it now.
 *
 * @param failures what probes could not observe, by probe
 */
record SimulatedDevice(Device device, Map<ReadingName, Seen> readings, Map<ReadingName, FailureReason> failures) {
  SimulatedDevice {
    readings = Map.copyOf(readings);
    failures = Map.copyOf(failures);
  }

  /** A value and how strongly it was observed. */
  record Seen(Value value, ProofLevel proof) {
  }

  boolean can(Capability capability) {
    return device.can(capability);
  }

  /** The same device with another value; nothing changes when it has no such reading. */
  SimulatedDevice with(ReadingName name, Value value) {
    return Optional.ofNullable(readings.get(name)).map(seen -> {
      Map<ReadingName, Seen> changed = new LinkedHashMap<>(readings);
      changed.put(name, new Seen(value, seen.proof()));
      return new SimulatedDevice(device, changed, failures);
    }).orElse(this);
  }

  /** The same device, on which a probe failed: what that probe would read is absent. */
  SimulatedDevice failing(ReadingName probe, FailureReason reason) {
    Map<ReadingName, Seen> left = new LinkedHashMap<>(readings);
    left.keySet().removeIf(name -> name.value().startsWith(probe.value().split("\\.", 2)[0] + '.'));
    return new SimulatedDevice(device, left, Map.of(probe, reason));
  }
}
