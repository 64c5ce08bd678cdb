// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.List;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.StepResult;
import org.klartecken.profile.LocalText;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;

/**
 * A self-test that is over, and what it found wrong.
 *
 * @param missing names of what the room's standard asks for and was not there
 */
public record PastTest(SelfTestRun run, List<TestFault> faults, List<LocalText> missing) {
  /** What it came to, as a whole. */
  public enum Verdict {
    /** A step failed, or a figure broke a limit. */
    FAULTY,
    /** It ran to its end, found nothing wrong, and nothing that the standard asks for was absent. */
    FINE,
    /** It ran to its end, but of what the standard asks for something was absent, or nothing at all was measured. */
    INCOMPLETE,
    /** It was stopped or never began. */
    NOT_WHOLE
  }

  public PastTest {
    faults = List.copyOf(faults);
    missing = List.copyOf(missing);
  }

  public Verdict verdict() {
    if (!faults.isEmpty()) {
      return Verdict.FAULTY;
    }
    if (run.state() != SelfTestState.DONE) {
      return Verdict.NOT_WHOLE;
    }
    boolean measured = run.steps().stream().anyMatch(step -> step.result() == StepResult.MEASURED);
    return measured && missing.isEmpty() ? Verdict.FINE : Verdict.INCOMPLETE;
  }

  /** The lines of a room's contract that a self-test cannot test, because nothing fills them. */
  static List<Item> missing(List<Item> items) {
    return items.stream().filter(item -> item.state() == ItemState.FAILED && item.devices().isEmpty()).toList();
  }
}
