// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** The class of an address: all that is told of it. */
final class AddressClasses {
  private AddressClasses() {
  }

  /** {@code private4}, {@code shared4}, {@code self4} (nobody gave one), {@code global4}, {@code unique6}, {@code global6}. */
  static Optional<String> of(InetAddress address) {
    byte[] octets = address.getAddress();
    if (address.isLoopbackAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
      return Optional.empty();
    }
    if (address instanceof Inet4Address) {
      boolean shared = (octets[0] & 0xff) == 100 && (octets[1] & 0xc0) == 64; // RFC 6598
      return Optional.of(address.isLinkLocalAddress()
          ? "self4"
          : address.isSiteLocalAddress() ? "private4" : shared ? "shared4" : "global4");
    }
    // every link gives itself a link-local one: it tells nothing
    return address.isLinkLocalAddress()
        ? Optional.empty()
        : Optional.of((octets[0] & 0xfe) == 0xfc ? "unique6" : "global6"); // RFC 4193
  }
}
