// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link StampSocket} does; over the loopback. */
abstract class StampSocketContract {
  static final Duration SOON = Duration.ofSeconds(5);

  abstract StampSocket bound(InetSocketAddress at) throws IOException;

  abstract StampSocket connected(InetSocketAddress peer) throws IOException;

  @Test
  void carriesPacketsThereAndBack() throws Exception {
    try (StampSocket far = bound(loopback(0)); StampSocket near = connected(far.local())) {
      near.send(new byte[]{1, 2, 3});
      Arrival request = requireNonNull(far.receive(100, SOON));
      assertArrayEquals(new byte[]{1, 2, 3}, request.octets());
      assertEquals(near.local(), request.from());
      far.send(new byte[]{4}, request.from(), 46);
      Arrival reply = requireNonNull(near.receive(100, SOON));
      assertArrayEquals(new byte[]{4}, reply.octets());
      assertEquals(far.local(), reply.from());
    }
  }

  @Test
  void aWildcardHearsBothFamilies() throws Exception {
    try (StampSocket far = bound(new InetSocketAddress(0))) {
      for (String address : new String[]{"127.0.0.1", "::1"}) {
        InetSocketAddress peer = new InetSocketAddress(InetAddress.ofLiteral(address), far.local().getPort());
        try (StampSocket near = connected(peer)) {
          near.send(new byte[]{7});
          Arrival request = requireNonNull(far.receive(100, SOON), address);
          assertEquals(near.local(), request.from());
          far.send(new byte[]{8}, request.from(), 0);
          assertEquals(peer, requireNonNull(near.receive(100, SOON), address).from());
        }
      }
    }
  }

  @Test
  void whatIsTooLongComesCutAndTheNextWhole() throws Exception {
    try (StampSocket far = bound(loopback(0)); StampSocket near = connected(far.local())) {
      near.send(new byte[1400]);
      near.send(new byte[10]);
      assertEquals(100, requireNonNull(far.receive(100, SOON)).octets().length);
      assertEquals(10, requireNonNull(far.receive(100, SOON)).octets().length);
    }
  }

  @Test
  void nothingComesWhereNothingIsSent() throws Exception {
    try (StampSocket far = bound(loopback(0))) {
      long begin = System.nanoTime();
      assertNull(far.receive(100, Duration.ofMillis(30)));
      assertTrue(System.nanoTime() - begin >= 25_000_000);
    }
  }

  @Test
  void tellsThatNobodyListens() throws Exception {
    InetSocketAddress nobody;
    try (StampSocket gone = bound(loopback(0))) {
      nobody = gone.local();
    }
    try (StampSocket near = connected(nobody)) {
      near.send(new byte[1]);
      assertThrows(PortUnreachableException.class, () -> near.receive(100, SOON));
    }
  }

  @Test
  void aPortIsTakenOnce() throws Exception {
    try (StampSocket first = bound(loopback(0))) {
      assertThrows(BindException.class, () -> bound(first.local()));
    }
  }

  @Test
  void whoeverWaitsIsToldThatItWasClosed() throws Exception {
    StampSocket far = bound(loopback(0));
    CompletableFuture<Arrival> waiting = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> {
      try {
        waiting.complete(far.receive(100, Duration.ofMinutes(5)));
      } catch (IOException e) {
        waiting.completeExceptionally(e);
      }
    });
    far.close();
    var failed = assertThrows(ExecutionException.class, () -> waiting.get(5, TimeUnit.SECONDS));
    assertInstanceOf(ClosedChannelException.class, failed.getCause());
    assertThrows(ClosedChannelException.class, () -> far.send(new byte[1], loopback(9), 0));
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }
}
