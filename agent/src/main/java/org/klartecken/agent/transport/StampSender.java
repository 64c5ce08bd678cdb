// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.transport.CallLog.Heard;
import org.klartecken.stamp.NtpTime;
import org.klartecken.stamp.ReflectorPacket;
import org.klartecken.stamp.SenderPacket;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampDecoded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Session-Sender (RFC 8762 §4.2) towards one reflector. */
public final class StampSender {
  private static final Logger LOG = LoggerFactory.getLogger(StampSender.class);
  /** DSCP EF, as a call marks its voice. */
  private static final int EXPEDITED_FORWARDING = 46 << 2;
  private static final int ERROR_ESTIMATE = 12 << 8 | 1;
  private static final List<Duration> ATTEMPTS = List.of(Duration.ofMillis(250), Duration.ofMillis(500),
      Duration.ofMillis(1250));
  /** The first number of a first session: a reflector that repeats it keeps no count of its own. */
  private static final long UNUSUAL = 7;
  /** Packets after the call: the answer to one of them tells on which way the last ones of the call were lost. */
  private static final int AFTERWARDS = 5;

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
    try (DatagramChannel channel = connected()) {
      InetAddress local = ((InetSocketAddress) channel.getLocalAddress()).getAddress();
      int ssid = randomSsid();
      long begin = System.nanoTime();
      try {
        for (int i = 0; i < ATTEMPTS.size(); i++) {
          channel.write(ByteBuffer.wrap(request(UNUSUAL + i, ssid, codec.base())));
          ReflectorPacket reply = await(channel, ATTEMPTS.get(i));
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
    try (DatagramChannel channel = connected()) {
      channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
      int first = sendSizes(channel, randomSsid(), octets);
      int best = octets.size();
      long deadline = System.nanoTime() + patience.toNanos();
      for (long left = patience.toNanos(); left > 0 && best > first; left = deadline - System.nanoTime()) {
        ReflectorPacket reply = await(channel, Duration.ofNanos(left));
        best = reply == null ? best : Math.min(best, (int) Math.min(reply.request().sequence(), best));
      }
      return best < octets.size() ? OptionalInt.of(best) : OptionalInt.empty();
    } catch (PortUnreachableException | NoRouteToHostException e) {
      return OptionalInt.empty();
    }
  }

  /** Answers the place of the largest that could be sent; the number of a packet is its place. */
  private int sendSizes(DatagramChannel channel, int ssid, List<Integer> octets) throws IOException {
    int first = octets.size();
    for (int i = octets.size() - 1; i >= 0; i--) { // the small ones first: what is known of the path comes with errors
      try {
        channel.write(ByteBuffer.wrap(request(i, ssid, octets.get(i))));
        channel.write(ByteBuffer.wrap(request(i, ssid, octets.get(i))));
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
    try (DatagramChannel channel = connected()) {
      listener = Thread.ofPlatform().daemon().name("stamp-sender").start(() -> listen(channel, ssid, sent, heard));
      long begin = System.nanoTime();
      for (int i = 0; i < sent.length && !cancelled.getAsBoolean(); i++) {
        sleepUntil(begin + plan.interval().toNanos() * i);
        send(channel, i, ssid, plan.octets(), sent);
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

  private void send(DatagramChannel channel, int sequence, int ssid, int octets, long[] sent) throws IOException {
    synchronized (sent) {
      sent[sequence] = System.nanoTime();
    }
    try {
      channel.write(ByteBuffer.wrap(request(sequence, ssid, octets)));
    } catch (PortUnreachableException | NoRouteToHostException e) {
      // an earlier packet's ICMP error is told here; this one was not sent, and is as lost as that one
      return;
    }
  }

  private void listen(DatagramChannel channel, int ssid, long[] sent, ConcurrentLinkedQueue<Heard> heard) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(StampCodec.LONGEST + 1);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        channel.read(buffer);
        long now = System.nanoTime();
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        if (codec.decodeReply(octets) instanceof StampDecoded.Packet<ReflectorPacket>(ReflectorPacket reply)) {
          note(reply, ssid, now, sent, heard);
        }
      } catch (AsynchronousCloseException e) { // the call is over
        return;
      } catch (IOException e) { // an ICMP error about one packet; the others may pass
        LOG.debug("a test packet was answered by {}", e.toString());
      }
    }
  }

  /** A peer of RFC 8762 repeats no SSID; what comes from the connected address is ours. */
  private static void note(ReflectorPacket reply, int ssid, long now, long[] sent, ConcurrentLinkedQueue<Heard> heard) {
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
      heard.add(new Heard(sequence, reply.sequence(), left, now, reply.received(), reply.sent()));
    }
  }

  private @Nullable ReflectorPacket await(DatagramChannel channel, Duration patience)
      throws IOException {
    byte[] octets = new byte[StampCodec.LONGEST + 1];
    long deadline = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
      channel.socket().setSoTimeout((int) left);
      DatagramPacket packet = new DatagramPacket(octets, octets.length);
      try {
        channel.socket().receive(packet);
      } catch (SocketTimeoutException e) {
        return null;
      }
      byte[] reply = Arrays.copyOf(octets, packet.getLength());
      if (codec.decodeReply(reply) instanceof StampDecoded.Packet<ReflectorPacket>(ReflectorPacket heard)) {
        return heard;
      }
    }
    return null;
  }

  private byte[] request(long sequence, int ssid, int octets) {
    return codec.encode(new SenderPacket(sequence, NtpTime.of(wall.instant()), ERROR_ESTIMATE, ssid), octets);
  }

  /** A connected channel hears only the reflector, and is told when nobody listens there. */
  private DatagramChannel connected() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED_FORWARDING);
      return channel.connect(reflector);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
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
