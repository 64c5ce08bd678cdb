// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.klartecken.stamp.NtpTime;
import org.klartecken.stamp.ReflectorPacket;
import org.klartecken.stamp.SenderPacket;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampDecoded;
import org.klartecken.stamp.StampKey;

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
  private final DatagramSocket socket;
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("test-reflector-later").factory());
  private final Map<SocketAddress, Long> counts = new HashMap<>();

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
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
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
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void work() {
    byte[] buffer = new byte[2000];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        NtpTime received = NtpTime.of(InstantSource.system().instant());
        byte[] request = Arrays.copyOf(packet.getData(), packet.getLength());
        if (request.length <= longest
            && codec.decodeRequest(request) instanceof StampDecoded.Packet<SenderPacket>(SenderPacket asked)) {
          byte[] answer = answer(asked, request, received, packet.getSocketAddress());
          DatagramPacket reply = new DatagramPacket(answer, answer.length, packet.getSocketAddress());
          var _ = later.schedule(() -> send(reply), late.toNanos(), TimeUnit.NANOSECONDS);
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void send(DatagramPacket reply) {
    try {
      socket.send(reply);
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private byte[] answer(SenderPacket asked, byte[] request, NtpTime received, SocketAddress from) {
    long count = counts.merge(from, 1L, Long::sum) - 1;
    long sequence = kind == Kind.STATELESS ? asked.sequence() : count;
    NtpTime sent = kind == Kind.TWAMP_LIGHT ? received : NtpTime.of(InstantSource.system().instant());
    byte[] whole = codec.encode(new ReflectorPacket(sequence, sent, 1, received, asked, 0), request);
    return kind == Kind.TWAMP_LIGHT ? Arrays.copyOf(whole, 38) : whole;
  }

  @Override
  public void close() {
    later.shutdownNow();
    socket.close();
  }
}
