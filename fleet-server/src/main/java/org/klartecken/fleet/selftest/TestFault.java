// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartecken.contract.Message;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepResult;
import org.klartecken.profile.LocalText;
import org.klartecken.readiness.Finding;
import org.klartecken.room.ReadingKey;

/**
 * What was wrong in a self-test: a step that failed, or a figure that broke a limit. Pure.
 *
 * @param device empty for a step
 * @param text what is wrong and what to do; empty for a step
 */
public record TestFault(ReadingName name, String device, LocalText text) {
  private static final LocalText NONE = new LocalText("", "");

  /** Those of a test, when the room was judged with its figures so. */
  static List<TestFault> of(Message.SelfTest test, List<Finding> findings) {
    List<TestFault> faults = new ArrayList<>();
    for (SelfTestStep step : test.steps()) {
      if (step.result() == StepResult.FAILED) {
        faults.add(new TestFault(step.name(), "", NONE));
      }
    }
    Set<ReadingKey> measured = test.readings().stream().map(r -> new ReadingKey(r.device(), r.name()))
        .collect(Collectors.toSet());
    for (Finding finding : findings) {
      var device = finding.device();
      var reading = finding.reading();
      if (device != null && reading != null && measured.contains(new ReadingKey(device, reading))) {
        faults.add(new TestFault(reading, device.value(), finding.text()));
      }
    }
    return faults;
  }

  /** Whether it is a step that failed. */
  public boolean isStep() {
    return device.isEmpty();
  }
}
