// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.Duration;
import org.klartecken.contract.ReadingName;

/** One thing that a self-test does with the room. */
public interface Step {
  /** Its name, {@code network.call}. */
  ReadingName name();

  /** How long it takes at most; after that it is given up. */
  Duration budget();

  /** Does it, on a thread of its own; ends soon after {@link StepRun#isCancelled}. */
  StepOutcome run(StepRun run) throws InterruptedException;
}
