// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.time.Instant;
import java.util.OptionalLong;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** Whether a link is up, and how it runs. */
public final class NetworkLinkProbe implements Probe {
  @Override
  public ReadingName name() {
    return ReadingNames.NETWORK_LINK;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return Link.of(device).isPresent();
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    return Link.of(device).map(link -> read(link, Readings.of(device, now, ProofLevel.ENUMERATED)))
        .orElseGet(ProbeOutcome.NothingToMeasure::new);
  }

  private static ProbeOutcome read(Link link, Readings readings) {
    if (link.directory().text("operstate").isEmpty()) {
      return new ProbeOutcome.Failed(FailureReason.DEVICE_GONE, "the link " + link.name() + " went away");
    }
    readings.add(ReadingNames.NETWORK_LINK, link.isUp()).add(ReadingNames.NETWORK_WIRELESS, link.isWireless());
    if (link.isUp() && !link.isWireless()) {
      // in Mbit/s; virtual machines and some drivers say -1 or "unknown": no reading then
      OptionalLong speed = link.directory().number("speed");
      if (speed.isPresent() && speed.getAsLong() > 0) {
        readings.add(ReadingNames.NETWORK_SPEED, speed.getAsLong() * 1e6);
      }
      link.directory().text("duplex").filter(d -> d.equals("full") || d.equals("half"))
          .ifPresent(d -> readings.add(ReadingNames.NETWORK_FULL_DUPLEX, d.equals("full")));
    }
    return readings.outcome();
  }
}
