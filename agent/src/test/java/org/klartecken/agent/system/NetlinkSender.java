// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Assumptions;

/** Sends what a forger would send: a message in the kernel's shape from a program. */
public final class NetlinkSender {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW = 3;

  private NetlinkSender() {
  }

  /** To the port of one socket, or (port 0) to the groups; the latter needs CAP_NET_ADMIN. */
  public static void sendUevent(int port, int groups, byte[] message) throws ErrnoException {
    int socket = CLibrary.call("socket", AF_NETLINK, SOCK_RAW, NetlinkSocket.KOBJECT_UEVENT);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment to = arena.allocate(12, 4);
      to.set(ValueLayout.JAVA_SHORT, 0, (short) AF_NETLINK);
      to.set(ValueLayout.JAVA_INT, 4, port);
      to.set(ValueLayout.JAVA_INT, 8, groups);
      CLibrary.call("connect", socket, to.address(), 12);
      MemorySegment octets = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
      CLibrary.call("write", socket, octets.address(), octets.byteSize());
    } catch (ErrnoException e) {
      Assumptions.assumeFalse(e.errno() == Errno.EPERM, "only root may send to the group: " + e.sentence());
      throw e;
    } finally {
      CLibrary.call("close", socket, 0, 0);
    }
  }
}
