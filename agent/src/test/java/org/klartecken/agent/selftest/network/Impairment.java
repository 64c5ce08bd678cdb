// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * A relay between a Session-Sender and a Session-Reflector that loses and holds packets as told, and writes down how
 * long it really held each: the truth that measurements are compared with. Works on the session with the most packets;
 * sessions of a few packets pass it unharmed.
 */
final class Impairment implements AutoCloseable {
  /** A call's packets are padded; those that only ask whether anybody is there are not. */
  private static final int CALL_OCTETS = 172;

  private final DatagramSocket near;
  private final InetSocketAddress reflector;
  private final IntPredicate loseUp;
  private final IntPredicate loseDown;
  private final IntToLongFunction holdMs;
  private final Map<InetSocketAddress, DatagramSocket> sessions = new ConcurrentHashMap<>();
  private final DelayQueue<Held> held = new DelayQueue<>();
  /** By sequence, the nanoseconds that packet and answer were held at least: written down before they are let go. */
  final Map<Integer, Long> truth = new ConcurrentHashMap<>();

  Impairment(InetSocketAddress reflector, IntPredicate loseUp, IntPredicate loseDown, IntToLongFunction holdMs)
      throws IOException {
    this.near = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    this.reflector = reflector;
    this.loseUp = loseUp;
    this.loseDown = loseDown;
    this.holdMs = holdMs;
    thread("up", this::takeUp);
    thread("release", this::release);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) near.getLocalSocketAddress();
  }

  private record Held(ByteBuffer octets, DatagramSocket by, InetSocketAddress to, int sequence, long came,
      long due) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(due, ((Held) other).due);
    }
  }

  private void takeUp() throws IOException {
    while (true) {
      DatagramPacket packet = receive(near);
      long came = System.nanoTime();
      InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
      byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
      DatagramSocket far = sessions.get(from);
      if (far == null) {
        far = new DatagramSocket();
        sessions.put(from, far);
        DatagramSocket mine = far;
        thread("down", () -> takeDown(mine, from));
      }
      int sequence = ByteBuffer.wrap(octets).getInt();
      if (octets.length != CALL_OCTETS) {
        far.send(new DatagramPacket(octets, octets.length, reflector));
      } else if (!loseUp.test(sequence)) {
        held.add(new Held(ByteBuffer.wrap(octets), far, reflector, sequence, came,
            came + holdMs.applyAsLong(sequence) * 1_000_000));
      }
    }
  }

  private void takeDown(DatagramSocket far, InetSocketAddress sender) throws IOException {
    while (true) {
      DatagramPacket packet = receive(far);
      long came = System.nanoTime();
      byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
      int sequence = ByteBuffer.wrap(octets).getInt(24); // of the sender's packet
      if (octets.length != CALL_OCTETS || !loseDown.test(sequence)) {
        truth.merge(sequence, System.nanoTime() - came, Long::sum);
        near.send(new DatagramPacket(octets, octets.length, sender));
      }
    }
  }

  private void release() throws IOException, InterruptedException {
    while (true) {
      Held next = held.take();
      truth.merge(next.sequence(), System.nanoTime() - next.came(), Long::sum);
      next.by().send(new DatagramPacket(next.octets().array(), next.octets().array().length, next.to()));
    }
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    socket.receive(packet);
    return packet;
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void thread(String name, Work work) {
    Thread.ofPlatform().daemon().name("impairment-" + name).start(() -> {
      try {
        work.run();
      } catch (IOException e) {
        if (!near.isClosed()) {
          throw new UncheckedIOException(e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void close() {
    near.close();
    sessions.values().forEach(DatagramSocket::close);
  }
}
