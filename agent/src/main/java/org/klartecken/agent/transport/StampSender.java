// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.transport.CallLog.Heard;
import org.klartecken.agent.transport.CallLog.Marking;
import org.klartecken.stamp.ClassOfService;
import org.klartecken.stamp.NtpTime;
import org.klartecken.stamp.ReflectorPacket;
import org.klartecken.stamp.SenderPacket;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampDecoded;
import org.klartecken.stamp.socket.Arrival;
import org.klartecken.stamp.socket.StampSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Session-Sender (RFC 8762 §4.2) towards one reflector. */
public final class StampSender {
  private static final Logger LOG = LoggerFactory.getLogger(StampSender.class);
  private static final int ERROR_ESTIMATE = 12 << 8 | 1;
  private static final List<Duration> ATTEMPTS = List.of(Duration.ofMillis(250), Duration.ofMillis(500),
      Duration.ofMillis(1250));
  /** The first number of a first session: a reflector that repeats it keeps no count of its own. */
  private static final long UNUSUAL = 7;
  /** Packets after the call: the answer to one of them tells on which way the last ones of the call were lost. */
  private static final int AFTERWARDS = 5;
  /** A call is marked EF, and asks whether it still is where it arrives. */
  private static final ClassOfService MARKING = ClassOfService.wanting(StampSocket.EXPEDITED_FORWARDING);

  private final InetSocketAddress reflector;
  private final StampCodec codec;
  private final InstantSource wall;

  public StampSender(InetSocketAddress reflector, StampCodec codec, InstantSource wall) {
    this.reflector = reflector;
    this.codec = codec;
    this.wall = wall;
  }

  /**
   * Whether anybody answers.
   *
   * @param stateful whether the reflector counts by itself; false when nobody answers
   * @param local the address of this PC that the way begins at
   * @param took until the answer, at most since the first question; as long as was waited when nobody answers
   */
  public record Contact(UdpPath path, boolean stateful, InetAddress local, Duration took) {
  }

  /** Asks, three times within two seconds. */
  public Contact contact() throws IOException {
    try (StampSocket socket = StampSocket.connected(reflector)) {
      InetAddress local = socket.local().getAddress();
      int ssid = randomSsid();
      long begin = System.nanoTime();
      try {
        for (int i = 0; i < ATTEMPTS.size(); i++) {
          socket.send(request(UNUSUAL + i, ssid, codec.base()));
          ReflectorPacket reply = await(socket, ATTEMPTS.get(i));
          if (reply != null) {
            boolean repeats = reply.sequence() == reply.request().sequence();
            return new Contact(UdpPath.OPEN, !repeats, local, since(begin));
          }
        }
        return new Contact(UdpPath.LOST, false, local, since(begin));
      } catch (PortUnreachableException e) {
        return new Contact(UdpPath.CLOSED, false, local, since(begin));
      } catch (NoRouteToHostException e) {
        return new Contact(UdpPath.PROHIBITED, false, local, since(begin));
      } catch (IOException e) {
        if (isNotPermitted(e)) {
          return new Contact(UdpPath.REFUSED_HERE, false, local, since(begin));
        }
        throw e;
      }
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * Which packets come back whole, sent all at once and twice, so that no router may cut them: a slow path takes no
   * longer for six sizes than for one.
   *
   * @param octets of UDP, the largest first
   * @param patience for the answers; over at once when the largest has come
   * @return the place of the largest that came, empty when none did
   */
  public OptionalInt largestCarried(List<Integer> octets, Duration patience) throws IOException {
    try (StampSocket socket = StampSocket.connected(reflector)) {
      socket.refuseToFragment();
      int first = sendSizes(socket, randomSsid(), octets);
      int best = octets.size();
      long deadline = System.nanoTime() + patience.toNanos();
      for (long left = patience.toNanos(); left > 0 && best > first; left = deadline - System.nanoTime()) {
        ReflectorPacket reply = await(socket, Duration.ofNanos(left));
        best = reply == null ? best : Math.min(best, (int) Math.min(reply.request().sequence(), best));
      }
      return best < octets.size() ? OptionalInt.of(best) : OptionalInt.empty();
    } catch (PortUnreachableException | NoRouteToHostException e) {
      return OptionalInt.empty();
    }
  }

  /** Answers the place of the largest that could be sent; the number of a packet is its place. */
  private int sendSizes(StampSocket socket, int ssid, List<Integer> octets) throws IOException {
    int first = octets.size();
    for (int i = octets.size() - 1; i >= 0; i--) { // the small ones first: what is known of the path comes with errors
      try {
        socket.send(request(i, ssid, octets.get(i)));
        socket.send(request(i, ssid, octets.get(i)));
        first = i;
      } catch (PortUnreachableException | NoRouteToHostException e) {
        throw e;
      } catch (IOException tooLong) { // EMSGSIZE: the kernel knows a smaller MTU of the link or of the path
        LOG.debug("a test packet of {} octets cannot be sent: {}", octets.get(i), tooLong.toString());
      }
    }
    return first;
  }

  /**
   * Makes a call and waits for its answers.
   *
   * @param stateful as {@link #contact} found it
   * @param cancelled asked before each packet; then the log is that of the call so far
   * @param progress told the share that is done
   */
  public CallLog call(CallPlan plan, boolean stateful, BooleanSupplier cancelled, DoubleConsumer progress)
      throws IOException, InterruptedException {
    int ssid = randomSsid();
    long[] sent = new long[plan.packets() + AFTERWARDS];
    ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();
    int packets = 0;
    Thread listener;
    try (StampSocket socket = StampSocket.connected(reflector)) {
      listener = Thread.ofPlatform().daemon().name("stamp-sender").start(() -> listen(socket, ssid, sent, heard));
      long begin = System.nanoTime();
      for (int i = 0; i < sent.length && !cancelled.getAsBoolean(); i++) {
        sleepUntil(begin + plan.interval().toNanos() * i);
        send(socket, i, ssid, plan.octets(), sent);
        packets = Math.min(i + 1, plan.packets());
        progress.accept((double) i / sent.length);
      }
      long deadline = System.nanoTime() + plan.waiting().toNanos();
      while (heard.size() < packets + AFTERWARDS && System.nanoTime() < deadline && !cancelled.getAsBoolean()) {
        sleepUntil(System.nanoTime() + 10_000_000);
      }
    }
    listener.join();
    return new CallLog(packets, stateful, new ArrayList<>(heard));
  }

  /** What cannot be sent is as lost as what does not arrive: somebody answered when the call began. */
  private void send(StampSocket socket, int sequence, int ssid, int octets, long[] sent) {
    byte[] packet = codec.encode(new SenderPacket(sequence, NtpTime.of(wall.instant()), ERROR_ESTIMATE, ssid), octets,
        MARKING);
    note(sent, sequence, System.nanoTime()); // the answer may be faster than the next line
    try {
      note(sent, sequence, socket.send(packet));
    } catch (IOException e) { // no route, no leave, or an earlier packet's ICMP error, which is told here
      LOG.debug("a test packet was not sent: {}", e.toString());
    }
  }

  private static void note(long[] sent, int sequence, long at) {
    synchronized (sent) {
      sent[sequence] = at;
    }
  }

  private void listen(StampSocket socket, int ssid, long[] sent, ConcurrentLinkedQueue<Heard> heard) {
    while (true) {
      try {
        Arrival arrival = socket.receive(StampCodec.LONGEST + 1, Duration.ofSeconds(1));
        long now = System.nanoTime();
        if (arrival != null && codec.decodeReply(
            arrival.octets()) instanceof StampDecoded.Packet<ReflectorPacket>(ReflectorPacket reply)) {
          note(reply, arrival, ssid, now - arrival.waitedNanos(), sent, heard);
        }
      } catch (ClosedChannelException e) { // the call is over
        return;
      } catch (IOException e) { // an ICMP error about one packet; the others may pass
        LOG.debug("a test packet was answered by {}", e.toString());
      }
    }
  }

  /** A peer of RFC 8762 repeats no SSID; what comes from the connected address is ours. */
  private void note(ReflectorPacket reply, Arrival arrival, int ssid, long came, long[] sent,
      ConcurrentLinkedQueue<Heard> heard) {
    long sequence = reply.request().sequence();
    boolean foreign = reply.request().ssid() != 0 && reply.request().ssid() != ssid;
    if (foreign || sequence >= sent.length) {
      return;
    }
    long left;
    synchronized (sent) {
      left = sent[(int) sequence];
    }
    if (left != 0) {
      heard.add(new Heard(sequence, reply.sequence(), left, came, reply.received(), reply.sent(),
          new Marking(told(arrival), dscp(arrival.trafficClass()))));
    }
  }

  private OptionalInt told(Arrival reply) {
    return codec.toldMarking(reply.octets()).map(m -> OptionalInt.of(m.arrived())).orElse(OptionalInt.empty());
  }

  private static OptionalInt dscp(OptionalInt trafficClass) {
    return trafficClass.isEmpty() ? trafficClass : OptionalInt.of(trafficClass.getAsInt() >> 2);
  }

  private @Nullable ReflectorPacket await(StampSocket socket, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
      Arrival arrival = socket.receive(StampCodec.LONGEST + 1, Duration.ofNanos(left));
      if (arrival != null && codec.decodeReply(
          arrival.octets()) instanceof StampDecoded.Packet<ReflectorPacket>(ReflectorPacket heard)) {
        return heard;
      }
    }
    return null;
  }

  private byte[] request(long sequence, int ssid, int octets) {
    return codec.encode(new SenderPacket(sequence, NtpTime.of(wall.instant()), ERROR_ESTIMATE, ssid), octets);
  }

  private static int randomSsid() {
    return ThreadLocalRandom.current().nextInt(1, 0x10000);
  }

  private static boolean isNotPermitted(IOException e) {
    return String.valueOf(e.getMessage()).contains("Operation not permitted");
  }

  private static void sleepUntil(long nanoTime) throws InterruptedException {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
