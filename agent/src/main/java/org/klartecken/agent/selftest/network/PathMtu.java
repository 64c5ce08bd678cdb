// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.klartecken.agent.transport.StampSender;

/**
 * The largest IP packet that a path carries whole, there and back.
 *
 * @param octets with its IP header, 0 when none of the sizes that were tried came back
 */
record PathMtu(int octets) {
  private static final int UDP = 8;
  /** Ethernet; PPPoE; tunnels of all kinds; the least that IPv6 asks for. */
  private static final int[] TRIED = {1500, 1492, 1480, 1420, 1400, 1280};

  static PathMtu find(StampSender sender, InetAddress reflector) throws IOException {
    int header = reflector instanceof Inet6Address ? 40 : 20;
    for (int size : TRIED) {
      if (sender.isCarried(size - header - UDP)) {
        return new PathMtu(size);
      }
    }
    return new PathMtu(0);
  }
}
