// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Port: a UDP socket for test packets. They leave with a time to live of 255, so that the other end can count the hops,
 * and marked EF (RFC 3246), as a call marks its voice, unless told otherwise.
 *
 * <p>One thread may receive while another sends; any thread may close it, after which both fail with a {@link
 * java.nio.channels.ClosedChannelException}.
 */
public interface StampSocket extends AutoCloseable {
  /** DSCP EF. */
  int EXPEDITED_FORWARDING = 46;

  /** A socket that hears one peer only, and is told by a send or receive when nobody listens there. */
  static StampSocket connected(InetSocketAddress peer) throws IOException {
    return LinuxSocket.isPossible() ? LinuxSocket.connected(peer) : JavaSocket.connected(peer);
  }

  /**
   * A socket that hears everybody.
   *
   * @param at the address; a wildcard takes packets of both families, port 0 any free one
   */
  static StampSocket bound(InetSocketAddress at) throws IOException {
    return LinuxSocket.isPossible() ? LinuxSocket.bound(at) : JavaSocket.bound(at);
  }

  /** Where it is. */
  InetSocketAddress local() throws IOException;

  /** The largest IP packet that leaves whole is the path's: what is longer fails instead of being cut. */
  void refuseToFragment() throws IOException;

  /**
   * Sends to the peer that it is connected to.
   *
   * @return when it left, by {@link System#nanoTime}, right before the system had it
   * @throws java.net.PortUnreachableException when nobody listens there, told of an earlier packet
   * @throws java.net.NoRouteToHostException when a router or firewall refuses, told of an earlier packet
   */
  long send(byte[] octets) throws IOException;

  /** Sends to anybody; answers as the other does. */
  long send(byte[] octets, InetSocketAddress to, int dscp) throws IOException;

  /**
   * Waits for a packet; of one that is longer than {@code most} octets as many come.
   *
   * @return null when none came in time
   */
  @Nullable
  Arrival receive(int most, Duration patience) throws IOException;

  @Override
  void close() throws IOException;
}
