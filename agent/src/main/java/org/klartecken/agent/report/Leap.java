// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Observation;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;

/**
 * When a volatile reading is news all the same: what can run out was halved or doubled since it was last told. Measured
 * against what was told and not against a fixed step, so that a value that trembles causes no report after report.
 */
public final class Leap {
  private static final Set<ReadingName> RUN_OUT = Set.of(ReadingNames.HOST_DISK_FREE,
      ReadingNames.HOST_MEMORY_AVAILABLE);
  /** Percent: between less than this and nothing there is no difference that matters. */
  private static final double NOTHING = 1;

  private Leap() {
  }

  private record Key(DeviceId device, ReadingName name) {
  }

  /** Whether something that can run out leapt from one state to the other. */
  public static boolean between(Observation told, Observation now) {
    Map<Key, Double> before = shares(told);
    return shares(now).entrySet().stream()
        .anyMatch(e -> before.containsKey(e.getKey()) && isLeap(before.get(e.getKey()), e.getValue()));
  }

  private static boolean isLeap(double before, double now) {
    double least = Math.max(NOTHING, Math.min(before, now));
    return Math.max(before, now) >= 2 * least;
  }

  private static Map<Key, Double> shares(Observation observation) {
    Map<Key, Double> shares = new HashMap<>();
    for (Reading reading : observation.readings()) {
      if (RUN_OUT.contains(reading.name()) && reading.value() instanceof Value.Quantity(double share)) {
        shares.put(new Key(reading.device(), reading.name()), share);
      }
    }
    return shares;
  }
}
