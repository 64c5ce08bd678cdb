// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.usb.UsbDriversProbe;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.selftest.Gathered;
import org.klartecken.agent.selftest.InTime;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.StepReason;

/** Whether each part of each USB device has the driver that it needs: no program sees a part without one. */
public final class DriversStep implements Step {
  private static final ReadingName NAME = new ReadingName("usb.drivers");
  private static final Duration OWN = Duration.ofSeconds(1);
  private final UsbDriversProbe probe = new UsbDriversProbe();

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    return Duration.ofSeconds(2);
  }

  @Override
  public StepOutcome run(StepRun run) throws InterruptedException {
    InTime inTime = InTime.of(this, run);
    Gathered gathered = new Gathered(new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no USB device"));
    for (AttachedDevice device : run.devices()) {
      if (probe.appliesTo(device) && !run.isCancelled()) {
        gathered.add(device, look(device, run, inTime));
      }
    }
    return gathered.outcome();
  }

  /** The kernel tells nothing of a device as long as one of its drivers waits for it. */
  private StepOutcome look(AttachedDevice device, StepRun run, InTime inTime) throws InterruptedException {
    String name = device.device().name();
    try {
      return switch (inTime.use(Set.of(requireNonNull(device.sysfs())), name, OWN,
          _ -> probe.run(device, run.now()))) {
        case ProbeOutcome.Measured(var measured) -> new StepOutcome.Measured(measured, "");
        case ProbeOutcome.Failed(var reason, var detail) ->
          new StepOutcome.Failed(StepReason.of(reason), name + ": " + detail);
        case ProbeOutcome.NothingToMeasure _ ->
          new StepOutcome.Skipped(StepReason.UNSUPPORTED, name + ": the system does not show it");
      };
    } catch (DeviceFault e) {
      return new StepOutcome.Failed(e.reason(), String.valueOf(e.getMessage()));
    }
  }
}
