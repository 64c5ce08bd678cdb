// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;

/** What steps of self-tests are called and what became of them. Pure. */
public record SelfTestTexts(Words w) {
  /** Of a step or a reading; an unknown one by its own name. */
  public String name(ReadingName name) {
    String step = "selftest.step." + name;
    if (w.has(step)) {
      return w.get(step);
    }
    return w.has("reading." + name) ? w.get("reading." + name) : name.value();
  }

  /** Why a step failed, and what to do about it. */
  public String failed(SelfTestStep step) {
    StepReason reason = step.reason();
    return w.get("selftest.step.failed", name(step.name()), w.inside(reason == null ? StepReason.OTHER : reason));
  }

  /** Why a step was not taken. */
  public String skipped(SelfTestStep step) {
    StepReason reason = step.reason();
    return w.get("selftest.step.skipped", name(step.name()), w.inside(reason == null ? StepReason.OTHER : reason));
  }
}
