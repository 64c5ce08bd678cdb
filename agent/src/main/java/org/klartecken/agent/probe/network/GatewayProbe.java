// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Printable;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * Whether the router of the way out is there. It is sent one octet for the discard service (RFC 863), which needs no
 * right, and mostly says that it has no such service. Where it says nothing, the kernel had to ask for it by ARP
 * (RFC 826), and the kernel's table tells what came of that: of an entry that had grown old, at the next look.
 *
 * <p>A router may drop such octets, or answer few of them: that is no sign of anything. Only one that the kernel did not
 * find either, having asked three times a second apart, does not answer; one that is found late, as by a radio that
 * sleeps, does.
 */
public final class GatewayProbe implements Probe {
  private static final int DISCARD = 9;
  private static final Duration PATIENCE = Duration.ofMillis(900);
  /** What the kernel's three questions take (mcast_solicit and retrans_time_ms of arp(7)), and a little more. */
  private static final Duration SEARCH = Duration.ofMillis(2600);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final SystemRoot root;
  private final boolean asks;
  private final int port;
  private final Duration patience;
  private final Duration search;

  /** Asks only on the running system. */
  public GatewayProbe(SystemRoot root) {
    this(root, root.isLive(), DISCARD, PATIENCE, SEARCH);
  }

  /**
   * @param patience for an answer of the router itself
   * @param search how long after that the kernel may still be looking for it
   */
  GatewayProbe(SystemRoot root, boolean asks, int port, Duration patience, Duration search) {
    this.root = root;
    this.asks = asks;
    this.port = port;
    this.patience = patience;
    this.search = search;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.NETWORK_GATEWAY_ANSWERS;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return Link.of(device).isPresent();
  }

  /** What asking and searching take, and as long as others again. */
  @Override
  public Duration deadline() {
    return patience.plus(search).plusSeconds(2);
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(30);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Optional<Link> link = Link.of(device).filter(Link::isUp);
    Optional<InetAddress> gateway = link.flatMap(up -> RouteTable.read(root).gateway(up.name()));
    if (gateway.isEmpty() || !asks) {
      return new ProbeOutcome.NothingToMeasure();
    }
    try {
      if (refuses(gateway.get())) {
        return Readings.of(device, now, ProofLevel.MOVED_DATA).add(ReadingNames.NETWORK_GATEWAY_ANSWERS, true)
            .outcome();
      }
      // a router that drops what it does not serve is no fault, and one of IPv6 is in no table that is plain to read
      return found(gateway.get(), link.get().name()).map(there -> Readings.of(device, now, ProofLevel.ENUMERATED)
          .add(ReadingNames.NETWORK_GATEWAY_ANSWERS, there).outcome()).orElse(new ProbeOutcome.NothingToMeasure());
    } catch (IOException e) {
      return new ProbeOutcome.Failed(FailureReason.OTHER,
          "the router cannot be asked: " + Printable.clean(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) { // the agent ends
      Thread.currentThread().interrupt();
      return new ProbeOutcome.NothingToMeasure();
    }
  }

  /** What the kernel's search ends with; empty when it tells of none. */
  private Optional<Boolean> found(InetAddress gateway, String link) throws InterruptedException {
    long end = System.nanoTime() + search.toNanos();
    Optional<Boolean> there = neighbour(gateway, link);
    while (there.equals(Optional.of(false)) && System.nanoTime() < end) {
      Thread.sleep(LOOK);
      there = neighbour(gateway, link);
    }
    return there;
  }

  /** Whether it says that it has no such service (RFC 1122 §4.1.3.1), which only a host that lives can say. */
  private boolean refuses(InetAddress gateway) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(gateway, port));
      socket.setSoTimeout((int) patience.toMillis());
      socket.send(new DatagramPacket(new byte[1], 1));
      socket.receive(new DatagramPacket(new byte[1], 1));
      return true;
    } catch (PortUnreachableException e) {
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /**
   * {@code 192.0.2.1 0x1 0x2 00:00:… * eth0}: address, kind, flags (ATF_COM, 2, when it was found), and at the end the
   * link; empty when not listed.
   */
  private Optional<Boolean> neighbour(InetAddress gateway, String link) {
    return root.directory("proc/net").lines("arp").stream().map(line -> line.strip().split("\\s+", -1))
        .filter(columns -> columns.length > 5 && columns[0].equals(gateway.getHostAddress()) && columns[5].equals(link))
        .findFirst().map(columns -> !columns[2].equals("0x0"));
  }
}
