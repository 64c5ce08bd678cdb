// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.remedy.Course.Rules;
import org.klartecken.contract.ReadingName;

/**
 * A step, and when it finds something that may be mended: mends it, and takes the step again. Each remedy is tried once,
 * the gentlest first, until one helps; what was done is told as a reading of the device with its value before and after.
 * What there is no time for is left to the next test.
 */
public final class MendingStep implements Step {
  /**
   * So long a remedy may take: of a USB device that does not answer the kernel waits five seconds for each of several
   * questions, and meanwhile nobody else may touch it.
   */
  static final Duration REMEDY = Duration.ofSeconds(25);

  private final Step inner;
  private final int remedies;
  private final Rules rules;
  private final LongSupplier nanoTime;

  /**
   * @param remedies how many of the slowest there is time for
   * @param nanoTime as of {@link System#nanoTime}
   */
  MendingStep(Step inner, int remedies, Rules rules, LongSupplier nanoTime) {
    this.inner = inner;
    this.remedies = remedies;
    this.rules = rules;
    this.nanoTime = nanoTime;
  }

  @Override
  public ReadingName name() {
    return inner.name();
  }

  @Override
  public Duration budget() {
    return rules.policy().isEmpty() ? inner.budget() : inner.budget().plus(round().multipliedBy(remedies));
  }

  /** A remedy, and the step again. */
  private Duration round() {
    return REMEDY.plus(inner.budget());
  }

  @Override
  public StepOutcome run(StepRun run) throws InterruptedException {
    long latest = nanoTime.getAsLong() + budget().minus(round()).toNanos();
    StepOutcome outcome = inner.run(run);
    return rules.policy().isEmpty() || !(outcome instanceof StepOutcome.Measured measured)
        ? outcome
        : new Course(inner, rules, run, measured, () -> nanoTime.getAsLong() <= latest).mended();
  }
}
