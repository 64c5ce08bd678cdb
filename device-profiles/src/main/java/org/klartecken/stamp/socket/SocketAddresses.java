// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses as sockaddr_in (ip(7)) and sockaddr_in6 (ipv6(7)) hold them. */
final class SocketAddresses {
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  /** Of sockaddr_in6, the longer one. */
  static final int LONGEST = 28;
  private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(BIG_ENDIAN);
  private static final int SHORT_FORM = 16;
  private static final int MAPPED_AT = 10;

  private SocketAddresses() {
  }

  /**
   * Writes an address for a socket of a family; one of IPv4 as ::ffff:a.b.c.d where the socket is of IPv6.
   *
   * @return how many octets it takes
   */
  static int write(MemorySegment place, int family, InetSocketAddress address) {
    place.fill((byte) 0);
    byte[] octets = address.getAddress().getAddress();
    place.set(JAVA_SHORT, 0, (short) family);
    place.set(PORT, 2, (short) address.getPort());
    if (family == AF_INET) {
      MemorySegment.copy(octets, 0, place, JAVA_BYTE, 4, octets.length);
      return SHORT_FORM;
    }
    boolean mapped = octets.length == 4 && !address.getAddress().isAnyLocalAddress();
    if (mapped) {
      place.set(JAVA_SHORT, 8 + MAPPED_AT, (short) 0xffff);
    }
    MemorySegment.copy(octets, 0, place, JAVA_BYTE, octets.length == 4 ? 20 : 8, octets.length);
    if (address.getAddress() instanceof Inet6Address scoped) {
      place.set(JAVA_INT, 24, scoped.getScopeId());
    }
    return LONGEST;
  }

  /** Reads one; Java makes an address of IPv4 of one that is mapped. */
  static InetSocketAddress read(MemorySegment place) throws UnknownHostException {
    int port = Short.toUnsignedInt(place.get(PORT, 2));
    if (place.get(JAVA_SHORT, 0) == AF_INET) {
      return new InetSocketAddress(InetAddress.getByAddress(place.asSlice(4, 4).toArray(JAVA_BYTE)), port);
    }
    byte[] octets = place.asSlice(8, 16).toArray(JAVA_BYTE);
    int scope = place.get(JAVA_INT, 24);
    InetAddress plain = InetAddress.getByAddress(octets);
    boolean scoped = scope != 0 && plain instanceof Inet6Address;
    return new InetSocketAddress(scoped ? Inet6Address.getByAddress(null, octets, scope) : plain, port);
  }
}
