// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.host;

import java.time.Duration;
import java.time.Instant;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** How long the PC has been running, and how busy it is. */
public final class UptimeProbe implements Probe {
  private final SystemRoot root;

  public UptimeProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.HOST_UPTIME;
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
    // "4711.25 9000.00": seconds since the start, and of idling
    return Readings.of(device, now, ProofLevel.MEASURED)
        .add(ReadingNames.HOST_UPTIME, HostFiles.firstNumber(root, "uptime"))
        .add(ReadingNames.HOST_LOAD, HostFiles.firstNumber(root, "loadavg")).outcome();
  }
}
