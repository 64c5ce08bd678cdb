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
 */
public final class GatewayProbe implements Probe {
  private static final int DISCARD = 9;
  private static final Duration PATIENCE = Duration.ofMillis(900);

  private final SystemRoot root;
  private final boolean asks;
  private final int port;

  /** Asks only on the running system. */
  public GatewayProbe(SystemRoot root) {
    this(root, root.isLive(), DISCARD);
  }

  GatewayProbe(SystemRoot root, boolean asks, int port) {
    this.root = root;
    this.asks = asks;
    this.port = port;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.NETWORK_GATEWAY_ANSWERS;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return Link.of(device).isPresent();
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(30);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Optional<InetAddress> gateway = Link.of(device).filter(Link::isUp)
        .flatMap(link -> RouteTable.read(root).gateway(link.name()));
    if (gateway.isEmpty() || !asks) {
      return new ProbeOutcome.NothingToMeasure();
    }
    try {
      if (refuses(gateway.get())) {
        return Readings.of(device, now, ProofLevel.MOVED_DATA).add(ReadingNames.NETWORK_GATEWAY_ANSWERS, true)
            .outcome();
      }
    } catch (IOException e) {
      return new ProbeOutcome.Failed(FailureReason.OTHER,
          "the router cannot be asked: " + Printable.clean(String.valueOf(e.getMessage())));
    }
    // a router that drops what it does not serve is no fault, and one of IPv6 is in no table that is plain to read
    return neighbour(gateway.get()).map(there -> Readings.of(device, now, ProofLevel.ENUMERATED)
        .add(ReadingNames.NETWORK_GATEWAY_ANSWERS, there).outcome()).orElse(new ProbeOutcome.NothingToMeasure());
  }

  /** Whether it says that it has no such service (RFC 1122 §4.1.3.1), which only a host that lives can say. */
  private boolean refuses(InetAddress gateway) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(gateway, port));
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.send(new DatagramPacket(new byte[1], 1));
      socket.receive(new DatagramPacket(new byte[1], 1));
      return true;
    } catch (PortUnreachableException e) {
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** {@code 192.0.2.1 0x1 0x2 00:00:…}: address, kind, flags (ATF_COM, 2, when it was found); empty when not listed. */
  private Optional<Boolean> neighbour(InetAddress gateway) {
    return root.directory("proc/net").lines("arp").stream().map(line -> line.strip().split("\\s+", -1))
        .filter(columns -> columns.length > 2 && columns[0].equals(gateway.getHostAddress())).findFirst()
        .map(columns -> !columns[2].equals("0x0"));
  }
}
