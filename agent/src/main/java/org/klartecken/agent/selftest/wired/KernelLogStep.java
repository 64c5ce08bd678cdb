// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.protocol.kernel.KernelFault;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.agent.system.KernelLog;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.UsbIdentity;

/** What the kernel complains of each USB device, where the agent may read its log; no line of it leaves the PC. */
public final class KernelLogStep implements Step {
  private static final ReadingName NAME = new ReadingName("usb.kernel_log");
  private static final Duration DAY = Duration.ofDays(1);
  private final SystemRoot root;
  private final LongSupplier kernelClock;

  public KernelLogStep(SystemRoot root) {
    this(root, () -> System.nanoTime() / 1000); // the monotonic clock, which the kernel's log has, too
  }

  KernelLogStep(SystemRoot root, LongSupplier kernelClock) {
    this.root = root;
    this.kernelClock = kernelClock;
  }

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
    if (run.devices().stream().noneMatch(d -> d.device().usb() != null)) {
      return new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no USB device");
    }
    if (!root.isLive()) {
      return new StepOutcome.Skipped(StepReason.UNSUPPORTED, "a copied system has no log of its own");
    }
    List<KernelFault> faults = new ArrayList<>();
    try {
      KernelLog.read(root.at("dev/kmsg"), record -> KernelFault.ofRecord(record).ifPresent(faults::add));
    } catch (ErrnoException e) {
      return new StepOutcome.Skipped(StepReason.of(e.reason()), e.sentence());
    }
    return new StepOutcome.Measured(readings(run, faults), "");
  }

  List<Reading> readings(StepRun run, List<KernelFault> faults) {
    long oldest = kernelClock.getAsLong() - DAY.toNanos() / 1000;
    List<Reading> all = new ArrayList<>();
    for (AttachedDevice device : run.devices()) {
      UsbIdentity usb = device.device().usb();
      if (usb != null) {
        List<KernelFault> own = faults.stream().filter(f -> f.port().equals(usb.port()) && f.sinceBoot() >= oldest)
            .toList();
        Readings readings = Readings.of(device, run.now(), ProofLevel.ENUMERATED)
            .add(ReadingNames.USB_KERNEL_FAULTS, (double) own.size());
        if (!own.isEmpty()) {
          readings.add(ReadingNames.USB_KERNEL_FAULT, own.getLast().kind().word());
        }
        all.addAll(readings.list());
      }
    }
    return all;
  }
}
