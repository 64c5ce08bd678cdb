// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.child;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;

/**
 * How far the testing process is; the last one, which is not RUNNING, has the readings.
 *
 * @param percent that is done, 0 to 100
 * @param current the step that runs, null at the end
 * @param steps those that are over
 * @param readings of level MEASURED, at the end
 * @param inVain the remedies that were of no use until now, at the end
 */
@Json
record ChildWord(SelfTestState state, long percent, @Nullable ReadingName current, List<SelfTestStep> steps,
    List<Reading> readings, List<Tried.InVain> inVain) {
  ChildWord {
    steps = List.copyOf(steps);
    readings = List.copyOf(readings);
    inVain = List.copyOf(inVain);
  }

  boolean isLast() {
    return state != SelfTestState.RUNNING;
  }
}
