// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampKey;
import org.klartecken.stamp.socket.Arrival;
import org.klartecken.stamp.socket.StampSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Session-Reflector's socket and its one thread. */
public final class StampReflector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StampReflector.class);
  /** Nobody waits for anything else. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StampSocket socket;
  private final Reflection reflection;
  private final ReflectorMeter meter;
  private final InstantSource clock;
  private final int port;
  private final Thread thread = Thread.ofPlatform().daemon().name("stamp-reflector").unstarted(this::work);

  private StampReflector(StampSocket socket, @Nullable StampKey key, ReflectorMeter meter, InstantSource clock)
      throws IOException {
    this.socket = socket;
    this.port = socket.local().getPort();
    this.meter = meter;
    this.clock = clock;
    this.reflection = new Reflection(new StampCodec(key), port, ReflectorLimits.USUAL, clock.instant());
  }

  /**
   * Listens and answers.
   *
   * @param port 0 for any free one
   * @param key of the authenticated mode; without it the unauthenticated one is spoken
   * @throws IOException when the port cannot be had
   */
  public static StampReflector open(String bind, int port, @Nullable StampKey key, ReflectorMeter meter,
      InstantSource clock) throws IOException {
    StampSocket socket = StampSocket.bound(new InetSocketAddress(bind, port));
    try {
      StampReflector reflector = new StampReflector(socket, key, meter, clock);
      reflector.thread.start();
      return reflector;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  private void work() {
    while (true) {
      try {
        Arrival request = socket.receive(StampCodec.LONGEST + 1, PATIENCE);
        if (request != null) {
          answer(request);
        }
      } catch (ClosedChannelException e) { // asked to stop
        return;
      } catch (IOException | RuntimeException e) { // one packet that cannot be answered must not end the answering
        LOG.warn("A test packet could not be answered: {}", e.toString());
      }
    }
  }

  private void answer(Arrival request) throws IOException {
    Instant received = clock.instant().minusNanos(request.waitedNanos());
    long begin = System.nanoTime() - request.waitedNanos();
    // the wall clock may be set between T2 and T3; the time in between may not
    switch (reflection.answer(request, received, () -> received.plusNanos(System.nanoTime() - begin))) {
      case Reflection.Answer.Reply(ByteBuffer octets, int dscp) -> {
        byte[] reply = new byte[octets.remaining()];
        octets.get(reply);
        socket.send(reply, request.from(), dscp);
        meter.reflected();
      }
      case Reflection.Answer.Dropped(DropReason reason) -> meter.dropped(reason);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      thread.join();
    } catch (IOException e) {
      LOG.warn("The port of the Session-Reflector did not close: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
