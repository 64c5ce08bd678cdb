// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.transport.WebFault;
import org.klartecken.agent.transport.WebLink;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * Whether the network answers in the server's place, as one with a captive portal does until somebody logs in. Asks the
 * server's own web, so that no third party learns of this PC. A server that does not answer says nothing: other readings
 * tell that.
 */
public final class WebProbe implements Probe {
  /** What a fleet server answers with nothing at all, see its REST interface. */
  private static final String PATH = "/api/v1/reachable";
  private final SystemRoot root;
  private final Door door;
  private final Predicate<InetAddress> isWithinPc;
  private final int httpPort;

  /**
   * Whom to ask.
   *
   * @param server the address of its web
   */
  public record Door(WebLink link, URI server) {
    /** For finding a name, and as long again for each of two answers, within the probe's time. */
    public static final Duration LIMIT = Duration.ofSeconds(2);
  }

  public WebProbe(SystemRoot root, Door door) {
    this(root, door, InetAddress::isLoopbackAddress, 80);
  }

  WebProbe(SystemRoot root, Door door, Predicate<InetAddress> isWithinPc, int httpPort) {
    this.root = root;
    this.door = door;
    this.isWithinPc = isWithinPc;
    this.httpPort = httpPort;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.NETWORK_WEB;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return Link.of(device).isPresent();
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration deadline() {
    return Door.LIMIT.multipliedBy(3).plusSeconds(1);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Optional<Link> link = Link.of(device).filter(Link::isUp)
        .filter(up -> RouteTable.read(root).hasDefault(up.name()));
    if (link.isEmpty() || !root.isLive()) {
      return new ProbeOutcome.NothingToMeasure();
    }
    return look(device, now);
  }

  ProbeOutcome look(AttachedDevice device, Instant now) {
    try {
      InetAddress address = door.link().find(door.server().getHost());
      return isWithinPc.test(address) // within this PC no network can answer
          ? new ProbeOutcome.NothingToMeasure()
          : ask(address).map(path -> Readings.of(device, now, ProofLevel.MOVED_DATA)
              .add(ReadingNames.NETWORK_WEB, path.word()).outcome()).orElse(unknown("an answer that tells nothing"));
    } catch (WebFault e) {
      return unknown(e.reason() + ", " + e.getMessage());
    }
  }

  /** No fault of the network: the server, or a proxy before it, may be at work. */
  private static ProbeOutcome unknown(String why) {
    return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "the server's web: " + why);
  }

  /** A portal cannot answer in the server's name by TLS, so that the port of HTTP is asked when TLS comes to nothing. */
  private Optional<WebPath> ask(InetAddress address) throws WebFault {
    try {
      return path(door.server(), address);
    } catch (WebFault e) {
      if (!"https".equalsIgnoreCase(door.server().getScheme())) {
        throw e;
      }
      Optional<WebPath> plainly = plainly(address);
      if (plainly.isPresent() || e.isUntrusted()) {
        return plainly.or(() -> Optional.of(WebPath.UNTRUSTED));
      }
      throw e;
    }
  }

  /** The server itself need not listen there: only what the network says counts. */
  private Optional<WebPath> plainly(InetAddress address) {
    try {
      return path(URI.create("http://" + bracketed(door.server().getHost()) + ':' + httpPort), address)
          .filter(path -> path == WebPath.PORTAL);
    } catch (WebFault e) { // why the server cannot be asked is told by the fault before
      return Optional.empty();
    }
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
  }

  private Optional<WebPath> path(URI server, InetAddress address) throws WebFault {
    return WebPath.of(door.link().get(server, address, PATH), server.getHost());
  }
}
