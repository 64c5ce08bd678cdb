// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

  /** The networks that are directly on this link: it has an IPv4 address in each. */
  List<InetAddress> networks(String link) {
    return v4.stream().map(RouteTable::columns)
        .filter(c -> c.length > 7 && c[0].equals(link) && c[2].equals("00000000") && !c[1].equals("00000000"))
        .flatMap(c -> v4(c[1]).stream()).toList();
  }

  /** The router that what is not near is sent to through this link; that of IPv4 if there are two. */
  Optional<InetAddress> gateway(String link) {
    Optional<InetAddress> old = v4.stream().map(RouteTable::columns)
        .filter(c -> c.length > 7 && c[0].equals(link) && c[1].equals("00000000") && c[7].equals("00000000")
            && isUp(c[3]) && !c[2].equals("00000000"))
        .flatMap(c -> v4(c[2]).stream()).findFirst();
    return old.or(() -> v6.stream().map(RouteTable::columns)
        .filter(c -> c.length > 9 && c[9].equals(link) && c[0].equals(ZEROS) && c[1].equals("00") && isUp(c[8])
            && !isReject(c[8]) && !c[4].equals(ZEROS))
        .flatMap(c -> v6(c[4]).stream()).findFirst());
  }

  /** {@code 010200C0}: 192.0.2.1 on a machine whose octets run from the lowest. */
  private static Optional<InetAddress> v4(String hex) {
    return address(hex, 4).map(octets -> ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
        ? new byte[]{octets[3], octets[2], octets[1], octets[0]}
        : octets).flatMap(RouteTable::address);
  }

  /** An IPv6 address as 32 hexadecimal digits. */
  static Optional<InetAddress> v6(String hex) {
    return address(hex, 16).flatMap(RouteTable::address);
  }

  private static Optional<byte[]> address(String hex, int length) {
    try {
      return Optional.of(HexFormat.of().parseHex(hex)).filter(octets -> octets.length == length);
    } catch (IllegalArgumentException e) { // no line of a route table
      return Optional.empty();
    }
  }

  private static Optional<InetAddress> address(byte[] octets) {
    try {
      return Optional.of(InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
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
