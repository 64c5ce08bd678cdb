// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Reading;
import org.klartecken.contract.StepReason;

/** What came of a step; {@code detail} is one sentence for people who administer. */
public sealed interface StepOutcome {
  /** @param partly why a part of it was not taken, or null when all of it was */
  record Measured(List<Reading> readings, @Nullable StepReason partly, String detail) implements StepOutcome {
    public Measured {
      readings = List.copyOf(readings);
    }

    /** All of it was taken. */
    public Measured(List<Reading> readings, String detail) {
      this(readings, null, detail);
    }
  }

  /** It was not taken. */
  record Skipped(StepReason reason, String detail) implements StepOutcome {
  }

  /** It was tried. */
  record Failed(StepReason reason, String detail) implements StepOutcome {
  }
}
