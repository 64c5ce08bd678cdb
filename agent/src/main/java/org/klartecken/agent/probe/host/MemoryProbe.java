// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.host;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** How much memory programs of the PC can still get. */
public final class MemoryProbe implements Probe {
  private final SystemRoot root;

  public MemoryProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.HOST_MEMORY_AVAILABLE;
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
    OptionalDouble total = HostFiles.memory(root, "MemTotal");
    OptionalDouble available = HostFiles.memory(root, "MemAvailable");
    if (total.isEmpty() || available.isEmpty() || total.getAsDouble() == 0) {
      return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "/proc/meminfo does not tell the memory");
    }
    double percent = Math.min(100, Math.round(1000 * available.getAsDouble() / total.getAsDouble()) / 10.0);
    return Readings.of(device, now, ProofLevel.MEASURED).add(ReadingNames.HOST_MEMORY_AVAILABLE, percent).outcome();
  }
}
