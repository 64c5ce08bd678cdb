// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import java.time.Duration;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.UsbDescription;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.protocol.usb.HidReport;
import org.klartecken.agent.protocol.usb.UsbInterface;
import org.klartecken.agent.selftest.Gathered;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;

/**
 * Whether the buttons and dials of each device tell the system what they are. No report is read: those are somebody's
 * key strokes.
 */
public final class HidStep implements Step {
  private static final ReadingName NAME = new ReadingName("hid.report");
  private static final int HID = 0x03;

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    return Duration.ofMillis(500);
  }

  @Override
  public StepOutcome run(StepRun run) {
    Gathered gathered = new Gathered(new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no buttons on USB"));
    for (AttachedDevice device : run.devices()) {
      var path = device.sysfs();
      if (device.device().usb() != null && path != null && !run.isCancelled()) {
        switch (UsbDescription.read(new SysDirectory(path))) {
          case UsbDescription.Told told -> gathered.measured(readings(device, told, run));
          case UsbDescription.Untold(var reason, var detail) -> gathered.failed(device, StepReason.of(reason), detail);
        }
      }
    }
    return gathered.outcome();
  }

  private static List<Reading> readings(AttachedDevice device, UsbDescription.Told told, StepRun run) {
    long interfaces = told.descriptors().interfaces().filter(i -> i.interfaceClass() == HID)
        .map(UsbInterface::number).distinct().count();
    if (interfaces == 0) {
      return List.of();
    }
    List<HidReport> reports = told.reports();
    return Readings.of(device, run.now(), ProofLevel.OPENED).add(ReadingNames.HID_INTERFACES, (double) interfaces)
        .add(ReadingNames.HID_REPORTS, (double) reports.size())
        .add(ReadingNames.HID_PROBLEMS, (double) reports.stream().mapToInt(r -> r.problems().size()).sum()).list();
  }
}
