// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * Whether this PC's first name server answers anything, and how long it takes; a meeting begins with a name. That it does
 * not answer is measured as well: the network card works all the same, and other probes may say so.
 */
public final class DnsProbe implements Probe {
  private static final int ATTEMPTS = 2;
  private static final Duration PATIENCE = Duration.ofMillis(900);

  private final SystemRoot root;
  private final boolean asks;
  private final int port;
  private final SecureRandom random = new SecureRandom();

  /** Asks only on the running system. */
  public DnsProbe(SystemRoot root) {
    this(root, root.isLive(), 53);
  }

  DnsProbe(SystemRoot root, boolean asks, int port) {
    this.root = root;
    this.asks = asks;
    this.port = port;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.NETWORK_DNS_TIME;
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
    Optional<Link> link = Link.of(device).filter(Link::isUp);
    if (link.isEmpty() || !RouteTable.read(root).hasDefault(link.get().name())) {
      return new ProbeOutcome.NothingToMeasure();
    }
    if (!asks) {
      return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "name servers are asked on the running system only");
    }
    Optional<InetAddress> server = NameServers.first(root);
    if (server.isEmpty()) {
      return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "no name server is set in /etc/resolv.conf");
    }
    try {
      OptionalDouble seconds = ask(new InetSocketAddress(server.get(), port));
      return Readings.of(device, now, seconds.isPresent() ? ProofLevel.MEASURED : ProofLevel.ENUMERATED)
          .add(ReadingNames.NETWORK_DNS_ANSWERS, seconds.isPresent()).add(ReadingNames.NETWORK_DNS_TIME, seconds)
          .outcome();
    } catch (IOException e) { // not even asked
      return new ProbeOutcome.Failed(FailureReason.OTHER,
          "the name server cannot be asked: " + Printable.clean(String.valueOf(e.getMessage())));
    }
  }

  /** Empty when it does not answer, or when that host says that it serves no names. */
  private OptionalDouble ask(InetSocketAddress server) throws IOException {
    // a connected socket hears only this server, and is told at once when nobody listens there
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      for (int i = 0; i < ATTEMPTS; i++) {
        DnsQuestion question = new DnsQuestion(random.nextInt(0x10000));
        byte[] octets = question.octets();
        long begin = System.nanoTime();
        socket.send(new DatagramPacket(octets, octets.length));
        if (isAnswered(socket, question, begin)) {
          return OptionalDouble.of((System.nanoTime() - begin) / 1e9);
        }
      }
    } catch (PortUnreachableException e) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.empty();
  }

  private static boolean isAnswered(DatagramSocket socket, DnsQuestion question, long begin) throws IOException {
    DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
    long left = PATIENCE.toMillis();
    while (left > 0) {
      socket.setSoTimeout((int) left);
      try {
        socket.receive(answer);
      } catch (SocketTimeoutException e) {
        return false;
      }
      if (question.isAnsweredBy(answer.getData(), answer.getLength())) {
        return true;
      }
      left = PATIENCE.toMillis() - (System.nanoTime() - begin) / 1_000_000;
    }
    return false;
  }
}
