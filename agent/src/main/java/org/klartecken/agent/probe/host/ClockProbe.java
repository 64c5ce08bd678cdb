// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.host;

import java.time.Duration;
import java.time.Instant;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.system.KernelClock;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** How far the wall clock is from true time, as far as the PC's own time service has told the kernel. */
public final class ClockProbe implements Probe {
  private final SystemRoot root;

  public ClockProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.HOST_CLOCK_OFFSET;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().id().equals(DeviceId.HOST);
  }

  @Override
  public Duration interval() {
    return HostFiles.INTERVAL;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    if (!root.isLive()) {
      return new ProbeOutcome.NothingToMeasure();
    }
    return switch (KernelClock.ask()) {
      case KernelClock.Disciplined(double seconds) -> Readings.of(device, now, ProofLevel.MEASURED)
          .add(ReadingNames.HOST_CLOCK_OFFSET, seconds).outcome();
      case KernelClock.Free _ -> new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "no time service sets the clock");
      case KernelClock.Silent(String why) -> new ProbeOutcome.Failed(FailureReason.OTHER, why);
    };
  }
}
