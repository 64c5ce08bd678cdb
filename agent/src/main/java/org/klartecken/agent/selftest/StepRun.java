// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.klartecken.agent.device.AttachedDevice;

/**
 * What a step works with.
 *
 * @param devices what is attached
 * @param now by the wall clock, the time of its readings
 * @param cancelled whether it is to end
 * @param progress told the share of the step that is done
 */
public record StepRun(List<AttachedDevice> devices, Instant now, BooleanSupplier cancelled, DoubleConsumer progress) {
  public StepRun {
    devices = List.copyOf(devices);
  }

  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}
