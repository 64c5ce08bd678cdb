// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.usb;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.UsbDescription;
import org.klartecken.agent.device.UsbSpeed;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.protocol.Problem;
import org.klartecken.agent.protocol.usb.UsbCapabilities;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** Whether a device describes itself as the standards want, and how fast it says that it could be. */
public final class UsbDescriptorsProbe implements Probe {
  /** The first problem, for people who write to the maker. */
  public static final ReadingName FIRST_PROBLEM = new ReadingName("usb.descriptor_problem");
  private static final ReadingName NAME = new ReadingName("usb.descriptors");
  private static final double LOW_SPEED = 1.5e6;

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
    return switch (UsbDescription.read(directory)) {
      case UsbDescription.Untold(FailureReason reason, String detail) -> new ProbeOutcome.Failed(reason, detail);
      case UsbDescription.Told told -> read(told.descriptors(), UsbSpeed.of(directory),
          Readings.of(device, now, ProofLevel.ENUMERATED)).outcome();
    };
  }

  private static Readings read(UsbDescriptors usb, OptionalDouble speed, Readings readings) {
    List<Problem> problems = usb.problems();
    readings.add(ReadingNames.USB_DESCRIPTOR_PROBLEMS, problems.size());
    if (!problems.isEmpty()) {
      readings.add(FIRST_PROBLEM, problems.getFirst().sentence());
    }
    double now = speed.orElse(0);
    // low speed is wired into a device: no port makes a mouse faster
    if (now != LOW_SPEED) {
      // the descriptors may tell the speed of one lane where two run: what runs now is possible in any case
      UsbCapabilities.bestSpeed(usb)
          .ifPresent(megabits -> readings.add(ReadingNames.USB_BEST_SPEED, Math.max(megabits * 1e6, now)));
    }
    return readings;
  }
}
