// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.klartecken.stamp.ClassOfService;
import org.klartecken.stamp.NtpTime;
import org.klartecken.stamp.ReflectorPacket;
import org.klartecken.stamp.SenderPacket;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampDecoded;
import org.klartecken.stamp.StampKey;
import org.klartecken.stamp.socket.Arrival;
import org.klartecken.stamp.socket.StampSocket;

/** A Session-Reflector of the kinds that are met: stateful or not, whole answers or the short ones of TWAMP Light. */
public final class TestReflector implements AutoCloseable {
  /** How it answers. */
  public enum Kind {
    STATEFUL, STATELESS,
    /** 38 octets, T2 = T3, a count of its own. */
    TWAMP_LIGHT
  }

  private final Kind kind;
  private final Duration late;
  private final int longest;
  private final StampCodec codec;
  private final StampSocket socket;
  private final InetSocketAddress address;
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("test-reflector-later").factory());
  private final Map<InetSocketAddress, Long> counts = new HashMap<>();

  public TestReflector(Kind kind, @Nullable StampKey key, int port) throws IOException {
    this(kind, key, port, Duration.ZERO, Integer.MAX_VALUE);
  }

  /**
   * @param late how much later it answers, as at the end of a long path
   * @param longest octets of UDP that reach it
   */
  public TestReflector(Kind kind, @Nullable StampKey key, int port, Duration late, int longest) throws IOException {
    this.late = late;
    this.longest = longest;
    this.kind = kind;
    this.codec = new StampCodec(key);
    this.socket = StampSocket.bound(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    this.address = socket.local();
    Thread.ofPlatform().daemon().name("test-reflector").start(this::work);
  }

  /** As a process of its own, for a network namespace: the port is its argument; runs until it is killed. */
  public static void main(String[] args) throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.valueOf(args[1]), null, Integer.parseInt(args[0]))) {
      System.out.println("reflecting on " + reflector.address());
      Thread.currentThread().join();
    }
  }

  public InetSocketAddress address() {
    return address;
  }

  private void work() {
    while (true) {
      try {
        Arrival request = socket.receive(StampCodec.LONGEST + 1, Duration.ofSeconds(10));
        if (request != null && request.octets().length <= longest && codec.decodeRequest(
            request.octets()) instanceof StampDecoded.Packet<SenderPacket>(SenderPacket asked)) {
          NtpTime received = NtpTime.of(InstantSource.system().instant().minusNanos(request.waitedNanos()));
          reply(answer(asked, request, received), request.from());
        }
      } catch (ClosedChannelException e) { // the test is over
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** At once by the same thread, unless the path is to be long. */
  private void reply(byte[] answer, InetSocketAddress to) throws IOException {
    if (late.isZero()) {
      socket.send(answer, to, StampSocket.EXPEDITED_FORWARDING);
    } else {
      var _ = later.schedule(() -> {
        socket.send(answer, to, StampSocket.EXPEDITED_FORWARDING);
        return answer;
      }, late.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private byte[] answer(SenderPacket asked, Arrival request, NtpTime received) {
    long count = counts.merge(request.from(), 1L, Long::sum) - 1;
    long sequence = kind == Kind.STATELESS ? asked.sequence() : count;
    NtpTime sent = kind == Kind.TWAMP_LIGHT ? received : NtpTime.of(InstantSource.system().instant());
    ReflectorPacket reply = new ReflectorPacket(sequence, sent, 1, received, asked, request.timeToLive());
    byte[] whole = codec.encode(reply, request.octets(), kind == Kind.STATEFUL ? told(request) : null);
    return kind == Kind.TWAMP_LIGHT ? Arrays.copyOf(whole, 38) : whole;
  }

  private @Nullable ClassOfService told(Arrival request) {
    return request.trafficClass().isEmpty()
        ? null
        : new ClassOfService(StampSocket.EXPEDITED_FORWARDING, request.trafficClass().getAsInt() >> 2, 0, false);
  }

  @Override
  public void close() throws IOException {
    later.shutdownNow();
    socket.close();
  }
}
