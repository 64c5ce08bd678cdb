// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.klartecken.agent.transport.StampSender;

/**
 * The largest IP packet that a path carries whole, there and back.
 *
 * @param octets with its IP header, 0 when none of the sizes that were tried came back
 */
record PathMtu(int octets) {
  private static final int UDP = 8;
  /** Ethernet; PPPoE; tunnels of all kinds; the least that IPv6 asks for. */
  private static final List<Integer> TRIED = List.of(1500, 1492, 1480, 1420, 1400, 1280);
  /** Beyond the time that the first answer took: large packets are slower on slow links. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** @param roundTrip as long as an answer of the reflector takes at most */
  static PathMtu find(StampSender sender, InetAddress reflector, Duration roundTrip) throws IOException {
    int header = reflector instanceof Inet6Address ? 40 : 20;
    OptionalInt largest = sender.largestCarried(TRIED.stream().map(size -> size - header - UDP).toList(),
        roundTrip.plus(PATIENCE));
    return new PathMtu(largest.isPresent() ? TRIED.get(largest.getAsInt()) : 0);
  }
}
