// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.usb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.UsbInterface;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** The drivers of a USB device's interfaces, and how many interfaces lack the one they need. */
public final class UsbDriversProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("usb.drivers_missing");
  /** Classes for which every kernel has a driver: audio, CDC, HID, storage, hub, CDC data, video. Others may stay unbound. */
  private static final Set<Integer> DRIVEN = Set.of(0x01, 0x02, 0x03, 0x08, 0x09, 0x0a, 0x0e);

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
    List<UsbInterface> interfaces = UsbInterface.all(directory);
    if (interfaces.isEmpty()) {
      return nothing(directory);
    }
    double missing = (double) interfaces.stream().filter(i -> i.driver().isEmpty() && DRIVEN.contains(i.classCode()))
        .count();
    return Readings.of(device, now, ProofLevel.ENUMERATED).add(ReadingNames.USB_DRIVERS_MISSING, missing)
        .add(ReadingNames.USB_DRIVERS, drivers(interfaces)).outcome();
  }

  private static ProbeOutcome nothing(SysDirectory directory) {
    if (!directory.exists()) {
      return new ProbeOutcome.Failed(FailureReason.DEVICE_GONE, "the device went away");
    }
    // a device that the kernel gave no configuration (too little power, for one) has no interfaces in force
    return directory.text("bConfigurationValue").isEmpty() && directory.has("bConfigurationValue")
        ? new ProbeOutcome.Failed(FailureReason.OTHER, "the kernel did not configure the device")
        : new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "the system does not show its interfaces");
  }

  private static String drivers(List<UsbInterface> interfaces) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    interfaces.forEach(i -> i.driver().ifPresent(d -> counts.merge(d, 1, Integer::sum)));
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
  }
}
