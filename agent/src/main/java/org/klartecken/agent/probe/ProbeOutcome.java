// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.util.List;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Reading;

/** What came of looking. */
public sealed interface ProbeOutcome {
  record Measured(List<Reading> readings) implements ProbeOutcome {
    public Measured {
      readings = List.copyOf(readings);
    }
  }

  /** The device has nothing of the kind after all. */
  record NothingToMeasure() implements ProbeOutcome {
  }

  /** It could not be observed; {@code detail} is one sentence for people. */
  record Failed(FailureReason reason, String detail) implements ProbeOutcome {
  }
}
