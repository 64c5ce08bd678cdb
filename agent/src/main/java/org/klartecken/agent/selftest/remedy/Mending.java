// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.time.Duration;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.PresentDevices;
import org.klartecken.agent.selftest.SelfTestRights;
import org.klartecken.agent.selftest.Step;

/**
 * Lets steps mend what they find.
 *
 * @param present that is looked up again after something was mended
 * @param rights what may be tried on this PC
 * @param tried what was of no use before
 */
public record Mending(SystemRoot root, PresentDevices present, SelfTestRights rights, Tried tried) {
  /** Less than the silence after which whoever waits for a testing process takes it for dead. */
  private static final Duration AFTER_ALL = Duration.ofSeconds(30);

  /** @param remedies how many of the slowest there is time for; of quick ones there is for more */
  public Step around(Step step, int remedies) {
    RemedyPort hands = new TimeLimited(new Hands(root, rights.services()), MendingStep.REMEDY);
    return new MendingStep(step, remedies,
        new Course.Rules(rights.remedies(), tried, hands, present::lookAgain), System::nanoTime);
  }

  /** Before the process ends: waits until nothing is switched off any more that a remedy switched off. */
  public void awaitEnd() {
    try {
      TimeLimited.awaitEnd(AFTER_ALL);
    } catch (InterruptedException e) { // whoever runs the test wants it to end
      Thread.currentThread().interrupt();
    }
  }
}
