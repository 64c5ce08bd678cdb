// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JavaSocketTest extends StampSocketContract {
  @Override
  StampSocket bound(InetSocketAddress at) throws IOException {
    return JavaSocket.bound(at);
  }

  @Override
  StampSocket connected(InetSocketAddress peer) throws IOException {
    return JavaSocket.connected(peer);
  }

  @Test
  void whatJavaDoesNotTellIsUnknown() throws Exception {
    try (StampSocket far = bound(loopback(0)); StampSocket near = connected(far.local())) {
      near.send(new byte[1]);
      Arrival arrival = requireNonNull(far.receive(10, SOON));
      assertEquals(0, arrival.timeToLive());
      assertEquals(OptionalInt.empty(), arrival.trafficClass());
      assertEquals(0, arrival.waitedNanos());
    }
  }
}
