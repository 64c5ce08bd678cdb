// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * A packet that came.
 *
 * @param packet its octets, to be read only
 * @param timeToLive that it had left, 0 when that is not known
 * @param trafficClass DSCP and ECN as the packet bore them (RFC 2474, RFC 3168), 0 to 255; empty when not known
 * @param waitedNanos how long it lay in the kernel before it was read; 0 when that is not known
 */
public record Arrival(ByteBuffer packet, InetSocketAddress from, int timeToLive, OptionalInt trafficClass,
    long waitedNanos) {
  public Arrival(byte[] octets, InetSocketAddress from, int timeToLive, OptionalInt trafficClass, long waitedNanos) {
    this(ByteBuffer.wrap(octets).asReadOnlyBuffer(), from, timeToLive, trafficClass, waitedNanos);
  }

  /** A copy of the packet. */
  public byte[] octets() {
    byte[] octets = new byte[packet.remaining()];
    packet.duplicate().get(octets);
    return octets;
  }
}
