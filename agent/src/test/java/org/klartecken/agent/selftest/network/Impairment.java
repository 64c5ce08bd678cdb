// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.selftest.network.PassageLog.Passage;
import org.klartecken.stamp.socket.Arrival;
import org.klartecken.stamp.socket.StampSocket;

/**
 * A relay between a Session-Sender and a Session-Reflector that loses, holds, doubles and swaps packets as told, and logs
 * when each came, by the kernel's stamp, and when it went on: the truth that measurements are compared with. Works on
 * the packets of calls; those that only ask whether anybody is there pass it unharmed.
 */
final class Impairment implements AutoCloseable {
  /** A call's packets are padded; those that only ask are not. */
  private static final int CALL_OCTETS = 172;
  private static final int SENDERS_SEQUENCE = 24; // in an answer

  /**
   * What is done to a call, by the number of its packet.
   *
   * @param holdUpMs how long a request is held, at least
   * @param twiceDown whether the answer is sent on twice
   */
  record Plan(IntPredicate loseUp, IntPredicate loseDown, IntToLongFunction holdUpMs, IntToLongFunction holdDownMs,
      IntPredicate twiceDown) {
    static Plan losing(IntPredicate up, IntPredicate down) {
      return new Plan(up, down, _ -> 0, _ -> 0, _ -> false);
    }
  }

  private final StampSocket near;
  private final InetSocketAddress address;
  private final InetSocketAddress reflector;
  private final Plan plan;
  private final Map<InetSocketAddress, StampSocket> sessions = new ConcurrentHashMap<>();
  private final DelayQueue<Held> held = new DelayQueue<>();
  final PassageLog log = new PassageLog();
  private volatile boolean closed;

  Impairment(InetSocketAddress reflector, Plan plan) throws IOException {
    this.near = StampSocket.bound(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    this.address = near.local();
    this.reflector = reflector;
    this.plan = plan;
    thread("up", this::takeUp);
    thread("release", this::release);
  }

  InetSocketAddress address() {
    return address;
  }

  /** @param to null for the peer that the socket is connected to */
  private record Held(Arrival packet, StampSocket by, @Nullable InetSocketAddress to, int number,
      boolean up, boolean counts, long came, long due) implements Delayed {
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
      Arrival request = near.receive(2000, Duration.ofSeconds(1));
      if (request == null) {
        continue;
      }
      long came = System.nanoTime() - request.waitedNanos();
      StampSocket far = session(request.from());
      int number = ByteBuffer.wrap(request.octets()).getInt();
      boolean call = request.octets().length == CALL_OCTETS;
      if (call && plan.loseUp.test(number)) {
        log.lost(number, true, came);
      } else {
        long due = came + (call ? plan.holdUpMs.applyAsLong(number) * 1_000_000 : 0);
        held.add(new Held(request, far, null, number, true, call, came, due));
      }
    }
  }

  private StampSocket session(InetSocketAddress from) throws IOException {
    StampSocket known = sessions.get(from);
    if (known != null) {
      return known;
    }
    StampSocket far = StampSocket.connected(reflector);
    sessions.put(from, far);
    thread("down", () -> takeDown(far, from));
    return far;
  }

  private void takeDown(StampSocket far, InetSocketAddress sender) throws IOException {
    while (true) {
      Arrival answer = far.receive(2000, Duration.ofSeconds(1));
      if (answer == null) {
        continue;
      }
      long came = System.nanoTime() - answer.waitedNanos();
      int number = ByteBuffer.wrap(answer.octets()).getInt(SENDERS_SEQUENCE);
      boolean call = answer.octets().length == CALL_OCTETS;
      if (call && plan.loseDown.test(number)) {
        log.lost(number, false, came);
        continue;
      }
      long due = came + (call ? plan.holdDownMs.applyAsLong(number) * 1_000_000 : 0);
      for (int i = 0; i < (call && plan.twiceDown.test(number) ? 2 : 1); i++) {
        held.add(new Held(answer, near, sender, number, false, call, came, due + i));
      }
    }
  }

  /** One thread sends all on, so that the log's order is the order in which packets left. */
  private void release() throws IOException, InterruptedException {
    while (true) {
      Held next = held.take();
      byte[] octets = next.packet().octets();
      long went = next.to() == null
          ? next.by().send(octets)
          : next.by().send(octets, next.to(), StampSocket.EXPEDITED_FORWARDING);
      if (next.counts()) {
        log.add(new Passage(next.number(), next.up(), next.came(), went));
      }
    }
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void thread(String name, Work work) {
    Thread.ofPlatform().daemon().name("impairment-" + name).start(() -> {
      try {
        work.run();
      } catch (ClosedChannelException e) { // the test is over
        return;
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException(e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void close() throws IOException {
    closed = true;
    near.close();
    for (StampSocket far : sessions.values()) {
      far.close();
    }
  }
}
