// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * How many addresses a link has and of which classes, never which, and through which router the way out leads. Of a link
 * that is down nothing: that it leads nowhere is no second fault.
 */
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
    if (link == null || !link.isUp()) {
      return new ProbeOutcome.NothingToMeasure();
    }
    RouteTable routes = RouteTable.read(root);
    List<InetAddress> addresses = addresses(link, routes);
    String classes = addresses.stream().flatMap(a -> AddressClasses.of(a).stream()).distinct().sorted()
        .collect(Collectors.joining(" "));
    Readings readings = Readings.of(device, now, ProofLevel.ENUMERATED)
        .add(ReadingNames.NETWORK_GATEWAY, routes.hasDefault(link.name()))
        .add(ReadingNames.NETWORK_ADDRESSES, (double) addresses.stream().filter(a -> !a.isLinkLocalAddress()).count());
    if (!classes.isEmpty()) {
      readings.add(ReadingNames.NETWORK_ADDRESS_CLASSES, classes);
    }
    routes.gateway(link.name())
        .ifPresent(a -> readings.add(ReadingNames.NETWORK_GATEWAY_ADDRESS, a.getHostAddress()));
    return readings.outcome();
  }

  private List<InetAddress> addresses(Link link, RouteTable routes) {
    List<InetAddress> asked = root.isLive() ? asked(link.name()) : List.of();
    return asked.isEmpty()
        ? Stream.concat(routes.networks(link.name()).stream(), globalV6(link.name())).toList()
        : asked;
  }

  private static List<InetAddress> asked(String name) {
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      return found == null ? List.of() : found.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList();
    } catch (IOException e) {
      // the link went away: the kernel's tables tell the rest
      return List.of();
    }
  }

  /** {@code fd00…02 04 40 00 82 eth0}: address, index, prefix length, scope (00 is global), flags, link. */
  private Stream<InetAddress> globalV6(String name) {
    return root.directory("proc/net").lines("if_inet6").stream().map(l -> l.strip().split("\\s+", -1))
        .filter(c -> c.length == 6 && c[5].equals(name) && c[3].equals("00"))
        .flatMap(c -> RouteTable.v6(c[0]).stream());
  }
}
