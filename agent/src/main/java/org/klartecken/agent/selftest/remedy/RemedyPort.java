// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.util.function.BooleanSupplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;

/** Port: does a remedy to a device. */
interface RemedyPort {
  /** Whether there is anything that it could do on this PC about what a reading says. */
  default boolean knows(Remedy remedy, ReadingName about) {
    return true;
  }

  /** @param about the reading that says what is wrong */
  Outcome apply(Remedy remedy, AttachedDevice device, ReadingName about, BooleanSupplier cancelled)
      throws InterruptedException;

  /** Whether it could be done; not whether it helped. */
  sealed interface Outcome {
    record Done() implements Outcome {
    }

    record Refused(FailureReason reason) implements Outcome {
      /** Whether nothing was done at all, so that it is worth another try once somebody has changed the PC. */
      boolean isUndone() {
        return reason == FailureReason.ACCESS_DENIED || reason == FailureReason.UNSUPPORTED;
      }
    }
  }
}
