// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.serial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** Whether a serial adapter has its port. It is not opened: that would raise DTR, which switches some projectors. */
public final class SerialPortProbe implements Probe {
  private static final Pattern PORT = Pattern.compile("tty[A-Za-z0-9]+");

  @Override
  public ReadingName name() {
    return ReadingNames.SERIAL_PRESENT;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().can(Capability.SERIAL);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    boolean present = device.nodes().stream().filter(SerialPortProbe::isPort).anyMatch(Files::exists);
    return Readings.of(device, now, ProofLevel.ENUMERATED).add(ReadingNames.SERIAL_PRESENT, present).outcome();
  }

  private static boolean isPort(Path node) {
    Path name = node.getFileName();
    return name != null && PORT.matcher(name.toString()).matches();
  }
}
