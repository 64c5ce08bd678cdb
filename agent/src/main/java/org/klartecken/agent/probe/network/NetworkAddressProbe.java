// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.io.IOException;
import java.net.NetworkInterface;
import java.time.Instant;
import java.util.OptionalLong;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** How many addresses a link has, never which, and whether the way out leads through it. */
public final class NetworkAddressProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("network.addresses");
  private final SystemRoot root;

  public NetworkAddressProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return Link.of(device).isPresent();
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Link link = Link.of(device).orElse(null);
    if (link == null) {
      return new ProbeOutcome.NothingToMeasure();
    }
    RouteTable routes = RouteTable.read(root);
    return Readings.of(device, now, ProofLevel.ENUMERATED)
        .add(ReadingNames.NETWORK_GATEWAY, link.isUp() && routes.hasDefault(link.name()))
        .add(ReadingNames.NETWORK_ADDRESSES, addresses(link, routes)).outcome();
  }

  private OptionalLong addresses(Link link, RouteTable routes) {
    OptionalLong asked = root.isLive() ? asked(link.name()) : OptionalLong.empty();
    return asked.isPresent() ? asked : OptionalLong.of(routes.networks(link.name()) + globalV6(link.name()));
  }

  /** Beyond those that a link gives itself. */
  private static OptionalLong asked(String name) {
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      return found == null
          ? OptionalLong.empty()
          : OptionalLong
              .of(found.inetAddresses().filter(a -> !a.isLinkLocalAddress() && !a.isLoopbackAddress()).count());
    } catch (IOException e) {
      // the link went away: the kernel's tables tell the rest
      return OptionalLong.empty();
    }
  }

  /** {@code fd00…02 04 40 00 82 eth0}: address, index, prefix length, scope (00 is global), flags, link. */
  private long globalV6(String name) {
    return root.directory("proc/net").lines("if_inet6").stream().map(l -> l.strip().split("\\s+", -1))
        .filter(c -> c.length == 6 && c[5].equals(name) && c[3].equals("00")).count();
  }
}
