// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxSocketTest extends StampSocketContract {
  @Override
  StampSocket bound(InetSocketAddress at) throws IOException {
    return LinuxSocket.bound(at);
  }

  @Override
  StampSocket connected(InetSocketAddress peer) throws IOException {
    return LinuxSocket.connected(peer);
  }

  @Test
  void tellsTimeToLiveAndMarkingOfBothFamilies() throws Exception {
    for (String address : new String[]{"127.0.0.1", "::1"}) {
      InetSocketAddress any = new InetSocketAddress(InetAddress.ofLiteral(address), 0);
      try (StampSocket far = bound(any); StampSocket near = connected(far.local())) {
        near.send(new byte[1]);
        Arrival request = requireNonNull(far.receive(10, SOON));
        assertEquals(255, request.timeToLive(), address);
        assertEquals(OptionalInt.of(46 << 2), request.trafficClass(), address);
        far.send(new byte[1], near.local(), 10);
        assertEquals(OptionalInt.of(10 << 2), requireNonNull(near.receive(10, SOON)).trafficClass(), address);
      }
    }
  }

  @Test
  void tellsWhatAProgramOfIpv4SetToAWildcard() throws Exception {
    try (StampSocket far = bound(new InetSocketAddress(0)); DatagramSocket other = new DatagramSocket()) {
      other.setTrafficClass(0x89); // DSCP AF41, ECN 1
      other.send(new DatagramPacket(new byte[1], 1, loopback(far.local().getPort())));
      Arrival request = requireNonNull(far.receive(10, SOON));
      assertEquals(64, request.timeToLive(), "as Linux sends");
      assertEquals(OptionalInt.of(0x89), request.trafficClass());
    }
  }

  @Test
  void tellsHowLongAPacketWaitedToBeRead() throws Exception {
    try (StampSocket far = bound(loopback(0)); StampSocket near = connected(far.local())) {
      long begin = System.nanoTime();
      near.send(new byte[1]);
      near.receive(10, Duration.ofMillis(50)); // nobody answers: the time passes
      Arrival arrival = requireNonNull(far.receive(10, SOON));
      long passed = System.nanoTime() - begin;
      assertTrue(arrival.waitedNanos() >= 45_000_000 && arrival.waitedNanos() <= passed,
          arrival.waitedNanos() + " of " + passed);
    }
  }
}
