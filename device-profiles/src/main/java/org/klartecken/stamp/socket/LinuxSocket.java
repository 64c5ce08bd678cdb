// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.klartecken.stamp.socket.SocketCalls.Function;

/** A socket of 64-bit Linux (socket(7), ip(7), ipv6(7)), by the C library. */
final class LinuxSocket implements StampSocket {
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SOL_IP = 0;
  private static final int SOL_IPV6 = 41;
  private static final int SO_TIMESTAMPNS = 35;
  private static final int IP_TOS = 1;
  private static final int IP_TTL = 2;
  private static final int IP_MTU_DISCOVER = 10;
  private static final int IP_RECVTTL = 12;
  private static final int IP_RECVTOS = 13;
  private static final int IPV6_UNICAST_HOPS = 16;
  private static final int IPV6_MTU_DISCOVER = 23;
  private static final int IPV6_V6ONLY = 26;
  private static final int IPV6_RECVHOPLIMIT = 51;
  private static final int IPV6_RECVTCLASS = 66;
  private static final int IPV6_TCLASS = 67;
  private static final int PMTUDISC_DO = 2;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int FARTHEST = 255;
  /** How long a wait keeps the socket from being closed. */
  private static final long SLICE_NANOS = 100_000_000;

  private final int descriptor;
  private final int family;
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;
  private int dscp = -1;

  private LinuxSocket(int descriptor, int family) {
    this.descriptor = descriptor;
    this.family = family;
  }

  /** Whether this is such a system. */
  static boolean isPossible() {
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name", "").equals("Linux")
        && (processor.equals("amd64") || processor.equals("aarch64"));
  }

  static StampSocket connected(InetSocketAddress peer) throws IOException {
    int family = family(peer.getAddress());
    return opened(family, Function.CONNECT, peer);
  }

  static StampSocket bound(InetSocketAddress at) throws IOException {
    if (at.getAddress().isAnyLocalAddress()) {
      try {
        return opened(SocketAddresses.AF_INET6, Function.BIND, at);
      } catch (SocketCalls.Refused e) {
        if (e.errno() != SocketCalls.EAFNOSUPPORT) {
          throw e;
        } // a system without IPv6
        return opened(SocketAddresses.AF_INET, Function.BIND, new InetSocketAddress("0.0.0.0", at.getPort()));
      }
    }
    return opened(family(at.getAddress()), Function.BIND, at);
  }

  private static int family(InetAddress address) {
    return address instanceof Inet4Address ? SocketAddresses.AF_INET : SocketAddresses.AF_INET6;
  }

  private static StampSocket opened(int family, Function place, InetSocketAddress at) throws IOException {
    LinuxSocket socket = new LinuxSocket(SocketCalls.call(Function.SOCKET, family, SOCK_DGRAM_CLOEXEC, 0), family);
    try (Arena arena = Arena.ofConfined()) {
      socket.prepare();
      MemorySegment address = arena.allocate(SocketAddresses.LONGEST, 8);
      int length = SocketAddresses.write(address, family, at);
      SocketCalls.call(place, socket.descriptor, address.address(), length);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** A socket of IPv6 is told both families' options: packets of IPv4 may come to it, too. */
  private void prepare() throws IOException {
    option(SOL_SOCKET, SO_TIMESTAMPNS, 1);
    option(SOL_IP, IP_RECVTTL, 1);
    option(SOL_IP, IP_RECVTOS, 1);
    option(SOL_IP, IP_TTL, FARTHEST);
    if (family == SocketAddresses.AF_INET6) {
      option(SOL_IPV6, IPV6_V6ONLY, 0);
      option(SOL_IPV6, IPV6_RECVHOPLIMIT, 1);
      option(SOL_IPV6, IPV6_RECVTCLASS, 1);
      option(SOL_IPV6, IPV6_UNICAST_HOPS, FARTHEST);
    }
    mark(EXPEDITED_FORWARDING);
  }

  private void mark(int wanted) throws IOException {
    if (dscp != wanted) {
      option(SOL_IP, IP_TOS, wanted << 2);
      if (family == SocketAddresses.AF_INET6) {
        option(SOL_IPV6, IPV6_TCLASS, wanted << 2);
      }
      dscp = wanted;
    }
  }

  private void option(int level, int name, int value) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocateFrom(JAVA_INT, value);
      SocketCalls.call(Function.SETSOCKOPT, descriptor, level, name, number.address(), 4, 0);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T whileOpen(Work<T> work) throws IOException {
    open.readLock().lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      return work.run();
    } finally {
      open.readLock().unlock();
    }
  }

  @Override
  public InetSocketAddress local() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(SocketAddresses.LONGEST, 8);
      MemorySegment length = arena.allocateFrom(JAVA_INT, SocketAddresses.LONGEST);
      whileOpen(
          () -> SocketCalls.call(Function.GETSOCKNAME, descriptor, address.address(), length.address()));
      return SocketAddresses.read(address);
    }
  }

  @Override
  public void refuseToFragment() throws IOException {
    option(SOL_IP, IP_MTU_DISCOVER, PMTUDISC_DO);
    if (family == SocketAddresses.AF_INET6) {
      option(SOL_IPV6, IPV6_MTU_DISCOVER, PMTUDISC_DO);
    }
  }

  @Override
  public long send(byte[] octets) throws IOException {
    return send(octets, null, EXPEDITED_FORWARDING);
  }

  @Override
  public long send(byte[] octets, @Nullable InetSocketAddress to, int marked) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment packet = arena.allocateFrom(JAVA_BYTE, octets);
      MemorySegment address = arena.allocate(SocketAddresses.LONGEST, 8);
      int length = to == null ? 0 : SocketAddresses.write(address, family, to);
      return whileOpen(() -> {
        mark(marked);
        long left = System.nanoTime();
        SocketCalls.call(Function.SENDTO, descriptor, packet.address(), octets.length, 0,
            length == 0 ? 0 : address.address(), length);
        return left;
      });
    }
  }

  @Override
  public @Nullable Arrival receive(int most, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Arena arena = Arena.ofConfined()) {
      ReceivedMessage message = new ReceivedMessage(arena, most);
      MemorySegment wait = arena.allocate(8, 8); // struct pollfd: fd 0, events 4, revents 6
      wait.set(JAVA_INT, 0, descriptor);
      wait.set(JAVA_SHORT, 4, (short) 1); // POLLIN
      do {
        long left = Math.max(0, Math.min(SLICE_NANOS, deadline - System.nanoTime()));
        int milliseconds = (int) ((left + 999_999) / 1_000_000);
        Optional<Arrival> arrival = whileOpen(() -> {
          boolean ready = SocketCalls.call(Function.POLL, wait.address(), 1, milliseconds) != 0;
          return ready ? taken(message) : Optional.empty();
        });
        if (arrival.isPresent()) {
          return arrival.get();
        }
      } while (System.nanoTime() < deadline);
      return null;
    } catch (ClosedChannelException e) {
      throw new AsynchronousCloseException();
    }
  }

  private Optional<Arrival> taken(ReceivedMessage message) throws IOException {
    message.clear();
    try {
      return Optional
          .of(message.arrival(SocketCalls.call(Function.RECVMSG, descriptor, message.address(), MSG_DONTWAIT)));
    } catch (SocketCalls.Refused e) {
      if (e.errno() == SocketCalls.EAGAIN) { // a packet whose checksum was wrong
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        SocketCalls.call(Function.CLOSE, descriptor, 0, 0);
      }
    } finally {
      open.writeLock().unlock();
    }
  }
}
