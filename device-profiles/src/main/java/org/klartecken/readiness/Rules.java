// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogue of rules, in the order in which they are asked.
 *
 * <p>Before them stands {@link Silence}: an agent that cannot be heard makes all else unknown. After them stands
 * {@link Shortage}: which devices fill a line, and what is missing.
 */
final class Rules {
  private static final List<DeviceRule> OF_A_DEVICE = List.of(
      new NotReadyRule(),
      new PartMissingRule(),
      new DriverRule(),
      new ExpectationRule(),
      new SlowPortRule(),
      new PictureRule(),
      new DisplayModeRule(),
      new KernelLogRule(),
      new ProbeFailureRule(),
      new ProofRule(),
      new ArrivalRule());

  private Rules() {
  }

  /**
   * Everything wrong with a device for a line. Where two rules find the same fault, the first one's words hold; where one
   * fault explains another, that one alone is told.
   */
  static List<Finding> findings(Seen seen, Line line) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (DeviceRule rule : OF_A_DEVICE) {
      rule.judge(seen, line, f -> findings.merge(f.key(), f, Finding::graver));
      if (findings.values().stream().anyMatch(f -> f.reason().explainsTheRest(f.severity()))) {
        break;
      }
    }
    return Explained.without(findings.values());
  }
}
