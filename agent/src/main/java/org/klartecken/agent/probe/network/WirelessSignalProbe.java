// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** How strongly a Wi-Fi link hears its access point, from {@code proc/net/wireless}. */
public final class WirelessSignalProbe implements Probe {
  private final SystemRoot root;

  public WirelessSignalProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.NETWORK_SIGNAL;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return Link.of(device).filter(Link::isWireless).isPresent();
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Link link = Link.of(device).filter(Link::isUp).orElse(null);
    if (link == null) {
      return new ProbeOutcome.NothingToMeasure();
    }
    List<String> lines = root.directory("proc/net").lines("wireless");
    if (lines.isEmpty()) {
      return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "this kernel has no /proc/net/wireless");
    }
    OptionalDouble level = level(lines, link.name());
    return level.isPresent()
        ? Readings.of(device, now, ProofLevel.MEASURED).add(ReadingNames.NETWORK_SIGNAL, level).outcome()
        : new ProbeOutcome.Failed(FailureReason.MALFORMED_REPLY,
            "/proc/net/wireless does not tell the level of " + link.name());
  }

  /** {@code wlp2s0: 0000   56.  -54.  -256 …}: status, quality, level, noise. A dot marks a fresh value. */
  static OptionalDouble level(List<String> lines, String name) {
    for (String line : lines) {
      String[] parts = line.strip().split("\\s+", -1);
      if (parts.length > 3 && parts[0].equals(name + ":")) {
        try {
          double level = Double.parseDouble(parts[3]);
          // old drivers give dBm as an unsigned octet; from 0 to 63 it is no dBm at all
          return level < 0
              ? OptionalDouble.of(level)
              : level > 63 && level < 256 ? OptionalDouble.of(level - 256) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
          return OptionalDouble.empty();
        }
      }
    }
    return OptionalDouble.empty();
  }
}
