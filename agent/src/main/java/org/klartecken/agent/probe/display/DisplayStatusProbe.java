// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.display;

import java.time.Instant;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.DisplayState;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** Whether a display is awake, asleep or off. A display that sleeps is not a display that is gone. */
public final class DisplayStatusProbe implements Probe {
  @Override
  public ReadingName name() {
    return ReadingNames.DISPLAY_STATUS;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().display() != null && device.sysfs() != null;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    var path = device.sysfs();
    if (path == null) {
      return new ProbeOutcome.NothingToMeasure();
    }
    SysDirectory connector = new SysDirectory(path);
    DisplayState state = DisplayState.of(connector);
    if (state == DisplayState.UNKNOWN) {
      return connector.exists()
          ? new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "the connector cannot tell whether a display is there")
          : new ProbeOutcome.Failed(FailureReason.DEVICE_GONE, "the connector went away");
    }
    return Readings.of(device, now, ProofLevel.ENUMERATED).add(ReadingNames.DISPLAY_STATUS, state.word()).outcome();
  }
}
