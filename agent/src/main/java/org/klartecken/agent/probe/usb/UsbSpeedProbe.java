// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.usb;

import java.time.Instant;
import java.util.OptionalDouble;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.UsbSpeed;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** The speed at which a USB device runs. A camera for USB 3 on a port or cable for USB 2 shows itself here. */
public final class UsbSpeedProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("usb.speed");

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().usb() != null && device.sysfs() != null;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    var path = device.sysfs();
    if (path == null) {
      return new ProbeOutcome.NothingToMeasure();
    }
    SysDirectory directory = new SysDirectory(path);
    OptionalDouble speed = UsbSpeed.of(directory);
    if (speed.isEmpty()) {
      return directory.exists()
          ? new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "the system does not tell the speed")
          : new ProbeOutcome.Failed(FailureReason.DEVICE_GONE, "the device went away");
    }
    return Readings.of(device, now, ProofLevel.ENUMERATED).add(ReadingNames.USB_SPEED, speed).outcome();
  }
}
