// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A netlink socket that listens to multicast groups (netlink(7)), and knows of each message whether the kernel sent it.
 *
 * <p>One thread receives and closes; any thread may {@link #wake} it.
 */
public final class NetlinkSocket implements AutoCloseable {
  /** The protocol by which the kernel tells of devices. */
  public static final int KOBJECT_UEVENT = 15;

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_PASSCRED = 16;
  private static final int SCM_CREDENTIALS = 2;
  private static final int EFD_CLOEXEC = 0x80000;
  private static final int MSG_TRUNC = 0x20;
  private static final int MSG_DONTWAIT = 0x40;
  private static final short POLLIN = 1;
  private static final int LARGEST = 16 * 1024; // the kernel's own uevent buffer has 2 KiB

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment octets = arena.allocate(LARGEST, 8);
  private final MemorySegment sender = arena.allocate(12, 4); // struct sockaddr_nl: family 0, pid 4, groups 8
  private final MemorySegment control = arena.allocate(32, 8); // cmsghdr: len 0, level 8, type 12; ucred: pid 16, uid 20
  private final MemorySegment vector = arena.allocate(16, 8); // struct iovec
  private final MemorySegment header = arena.allocate(56, 8); // struct msghdr
  private final MemorySegment waits = arena.allocate(16, 8); // two struct pollfd: fd 0, events 4, revents 6
  private final int socket;
  private final int alarm;

  /** What came. */
  public sealed interface Received {
    /** @param fromKernel false for a message that any program may have sent */
    record Datagram(ByteBuffer octets, boolean fromKernel) implements Received {
    }

    /** The kernel had more to say than the socket could hold, or than fits a message: something was missed. */
    record Missed() implements Received {
    }

    /** The time was over, or somebody called {@link NetlinkSocket#wake}. */
    record Nothing() implements Received {
    }
  }

  private NetlinkSocket(int socket, int alarm) {
    this.socket = socket;
    this.alarm = alarm;
    vector.set(JAVA_LONG, 0, octets.address());
    vector.set(JAVA_LONG, 8, LARGEST);
    waits.set(JAVA_INT, 0, socket);
    waits.set(JAVA_SHORT, 4, POLLIN);
    waits.set(JAVA_INT, 8, alarm);
    waits.set(JAVA_SHORT, 12, POLLIN);
  }

  /**
   * Opens a socket and joins groups.
   *
   * @param groups bit mask, 1 is the first group
   */
  public static NetlinkSocket open(int protocol, int groups) throws ErrnoException {
    int socket = CLibrary.call("socket", AF_NETLINK, SOCK_RAW_CLOEXEC, protocol);
    try {
      prepare(socket, groups);
      return new NetlinkSocket(socket, CLibrary.call("eventfd", 0, EFD_CLOEXEC, 0));
    } catch (ErrnoException e) {
      CLibrary.call("close", socket, 0, 0);
      throw e;
    }
  }

  private static void prepare(int socket, int groups) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
      CLibrary.call("setsockopt", "setsockopt", socket, SOL_SOCKET, SO_PASSCRED, on.address(), 4);
      MemorySegment address = arena.allocate(12, 4);
      address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
      address.set(JAVA_INT, 8, groups);
      CLibrary.call("bind", socket, address.address(), 12);
    }
  }

  /** The address of this socket among those of its protocol, as its senders name it; for tests and diagnosis. */
  public int port() throws ErrnoException {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment address = own.allocate(12, 4);
      MemorySegment length = own.allocateFrom(JAVA_INT, 12);
      CLibrary.call("getsockname", socket, address.address(), length.address());
      return address.get(JAVA_INT, 4);
    }
  }

  /** Waits for one message, at most so many milliseconds; -1 waits for ever. */
  public Received receive(int timeoutMs) throws ErrnoException {
    try {
      int ready = CLibrary.call("poll", waits.address(), 2, timeoutMs);
      if (ready == 0) {
        return new Received.Nothing();
      }
      if (waits.get(JAVA_SHORT, 14) != 0) {
        CLibrary.call("read", alarm, octets.address(), 8);
        return new Received.Nothing();
      }
      return read();
    } finally {
      Reference.reachabilityFence(this); // the kernel has had only addresses of our segments
    }
  }

  private Received read() throws ErrnoException {
    header.set(JAVA_LONG, 0, sender.address());
    header.set(JAVA_INT, 8, 12);
    header.set(JAVA_LONG, 16, vector.address());
    header.set(JAVA_LONG, 24, 1);
    header.set(JAVA_LONG, 32, control.address());
    header.set(JAVA_LONG, 40, control.byteSize());
    control.fill((byte) 0xff); // credentials that do not come must not look like the kernel's
    sender.fill((byte) 0xff);
    try {
      int length = CLibrary.call("recvmsg", socket, header.address(), MSG_DONTWAIT);
      boolean cut = (header.get(JAVA_INT, 48) & MSG_TRUNC) != 0;
      return cut && fromKernel()
          ? new Received.Missed()
          : new Received.Datagram(ByteBuffer.wrap(octets.asSlice(0, length).toArray(JAVA_BYTE)), fromKernel());
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ENOBUFS) {
        return new Received.Missed();
      }
      if (e.errno() == Errno.EAGAIN) {
        return new Received.Nothing();
      }
      throw e;
    }
  }

  /** The kernel's messages come from port 0 and carry the credentials of process 0 and user 0. */
  private boolean fromKernel() {
    boolean credentials = header.get(JAVA_LONG, 40) >= 28 && control.get(JAVA_INT, 8) == SOL_SOCKET
        && control.get(JAVA_INT, 12) == SCM_CREDENTIALS;
    return header.get(JAVA_INT, 8) == 12 && sender.get(JAVA_INT, 4) == 0 && credentials
        && control.get(JAVA_INT, 16) == 0 && control.get(JAVA_INT, 20) == 0;
  }

  /** Lets a waiting {@link #receive} return at once. */
  public void wake() throws ErrnoException {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment one = own.allocateFrom(JAVA_LONG, 1);
      CLibrary.call("write", alarm, one.address(), 8);
    }
  }

  @Override
  public void close() throws ErrnoException {
    try {
      CLibrary.call("close", socket, 0, 0);
    } finally {
      CLibrary.call("close", alarm, 0, 0);
    }
  }
}
