// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Session-Reflector's socket and its one thread. */
public final class StampReflector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StampReflector.class);
  /** DSCP EF, as the voice of a call is marked (RFC 3246). */
  private static final int EXPEDITED_FORWARDING = 46 << 2;

  private final DatagramChannel channel;
  private final Reflection reflection;
  private final ReflectorMeter meter;
  private final InstantSource clock;
  private final int port;
  private final Thread thread = Thread.ofPlatform().daemon().name("stamp-reflector").unstarted(this::work);

  private StampReflector(DatagramChannel channel, @Nullable StampKey key, ReflectorMeter meter, InstantSource clock)
      throws IOException {
    this.channel = channel;
    this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
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
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED_FORWARDING);
      channel.bind(new InetSocketAddress(bind, port));
      StampReflector reflector = new StampReflector(channel, key, meter, clock);
      reflector.thread.start();
      return reflector;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  private void work() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(StampCodec.LONGEST + 1);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        if (channel.receive(buffer) instanceof InetSocketAddress from) {
          answer(buffer.flip(), from);
        }
      } catch (ClosedChannelException e) { // asked to stop
        return;
      } catch (IOException | RuntimeException e) { // one packet that cannot be answered must not end the answering
        LOG.warn("A test packet could not be answered: {}", e.toString());
      }
    }
  }

  private void answer(ByteBuffer packet, InetSocketAddress from) throws IOException {
    Instant received = clock.instant();
    long begin = System.nanoTime();
    byte[] request = new byte[packet.remaining()];
    packet.get(request);
    // the wall clock may be set between T2 and T3; the time in between may not
    switch (reflection.answer(request, from, received, () -> received.plusNanos(System.nanoTime() - begin))) {
      case Reflection.Answer.Reply(ByteBuffer octets) -> {
        channel.send(octets, from);
        meter.reflected();
      }
      case Reflection.Answer.Dropped(DropReason reason) -> meter.dropped(reason);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      thread.join();
    } catch (IOException e) {
      LOG.warn("The port of the Session-Reflector did not close: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
