// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Waits until one of several open nodes has something to say (poll(2)). One thread waits; any thread may wake it. */
public final class NodePoll implements AutoCloseable {
  private static final int EFD_CLOEXEC = 0x80000;
  private static final short POLLIN = 1;
  /** Of {@code struct pollfd}: fd 0, events 4, revents 6. */
  private static final long SIZE = 8;

  private final int alarm;

  private NodePoll(int alarm) {
    this.alarm = alarm;
  }

  public static NodePoll open() throws ErrnoException {
    return new NodePoll(CLibrary.call("eventfd", 0, EFD_CLOEXEC, 0));
  }

  /** Those that can be read or whose device went away; none when the time is over, in milliseconds, or it was woken. */
  public List<DeviceNode> await(List<DeviceNode> nodes, int timeoutMs) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment waits = arena.allocate(SIZE * (nodes.size() + 1), 8);
      expect(waits, 0, alarm);
      for (int i = 0; i < nodes.size(); i++) {
        expect(waits, i + 1, nodes.get(i).descriptor());
      }
      CLibrary.call("poll", waits.address(), nodes.size() + 1L, timeoutMs);
      if (said(waits, 0)) {
        CLibrary.call("read", alarm, arena.allocate(JAVA_LONG).address(), 8);
      }
      List<DeviceNode> spoke = new ArrayList<>();
      for (int i = 0; i < nodes.size(); i++) {
        if (said(waits, i + 1)) {
          spoke.add(nodes.get(i));
        }
      }
      return spoke;
    }
  }

  private static void expect(MemorySegment waits, int index, int descriptor) {
    waits.set(JAVA_INT, index * SIZE, descriptor);
    waits.set(JAVA_SHORT, index * SIZE + 4, POLLIN);
  }

  private static boolean said(MemorySegment waits, int index) {
    return waits.get(JAVA_SHORT, index * SIZE + 6) != 0;
  }

  /** Lets a waiting {@link #await} return at once. */
  public void wake() throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      CLibrary.call("write", alarm, arena.allocateFrom(JAVA_LONG, 1).address(), 8);
    }
  }

  @Override
  public void close() throws ErrnoException {
    CLibrary.call("close", alarm, 0, 0);
  }
}
