// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.util.List;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;

/**
 * The kernel's routes as {@code proc/net/route} and {@code proc/net/ipv6_route} list them.
 *
 * @param v4 lines: link, destination, gateway, flags, …, hexadecimal in the byte order of the machine
 * @param v6 lines: destination, its prefix length, source, its prefix length, next hop, metric, …, link
 */
record RouteTable(List<String> v4, List<String> v6) {
  private static final String ZEROS = "0".repeat(32);

  static RouteTable read(SystemRoot root) {
    SysDirectory net = root.directory("proc/net");
    return new RouteTable(net.lines("route"), net.lines("ipv6_route"));
  }

  /** Whether what is not near leaves through this link. */
  boolean hasDefault(String link) {
    return v4.stream().map(RouteTable::columns).anyMatch(c -> c.length > 7 && c[0].equals(link)
        && c[1].equals("00000000") && c[7].equals("00000000") && isUp(c[3]))
        || v6.stream().map(RouteTable::columns).anyMatch(c -> c.length > 9 && c[9].equals(link) && c[0].equals(ZEROS)
            && c[1].equals("00") && isUp(c[8]) && !isReject(c[8]));
  }

  /** Whether some network is directly on this link, which means that it has an IPv4 address. */
  long networks(String link) {
    return v4.stream().map(RouteTable::columns)
        .filter(c -> c.length > 7 && c[0].equals(link) && c[2].equals("00000000") && !c[1].equals("00000000")).count();
  }

  private static String[] columns(String line) {
    return line.strip().split("\\s+", -1);
  }

  /** RTF_UP. */
  private static boolean isUp(String flags) {
    return (flags(flags) & 1) != 0;
  }

  /** RTF_REJECT: the kernel keeps "unreachable" as a default route of its own. */
  private static boolean isReject(String flags) {
    return (flags(flags) & 0x200) != 0;
  }

  private static long flags(String hex) {
    try {
      return Long.parseLong(hex, 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
