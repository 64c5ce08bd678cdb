// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.contract.Observation;
import org.klartecken.contract.Reading;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;

/**
 * What came of a self-test.
 *
 * @param readings of level MEASURED
 */
public record SelfTestResult(SelfTestState state, List<SelfTestStep> steps, List<Reading> readings) {
  public SelfTestResult {
    steps = List.copyOf(steps);
    readings = List.copyOf(readings);
  }

  /** Whether it ran to its end. */
  public boolean isWhole() {
    return state == SelfTestState.DONE;
  }

  /** What was seen, with what was measured in place of what a look says under the same name. */
  public Observation with(Observation seen) {
    Map<String, Reading> all = new LinkedHashMap<>();
    seen.readings().forEach(r -> all.put(r.device() + " " + r.name(), r));
    readings.forEach(r -> all.put(r.device() + " " + r.name(), r));
    return new Observation(seen.devices(), List.copyOf(all.values()), seen.failures());
  }
}
