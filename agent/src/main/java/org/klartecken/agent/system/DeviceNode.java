// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * An open node below {@code /dev}, to be asked by ioctl. Opened for reading, without blocking and not inherited by
 * children, which claims nothing: none of the drivers asked here refuses or disturbs another program because of it.
 * For one thread at a time.
 */
public final class DeviceNode implements AutoCloseable {
  private static final long READ_ONLY = 0;
  private static final long READ_WRITE = 2;
  /** Without it a terminal that is opened by a process that has none becomes that process' own. */
  private static final long NO_CONTROLLING_TERMINAL = 0x100;
  private static final long NONBLOCK = 0x800;
  private static final long CLOSE_ON_EXEC = 0x80000;

  private final String name;
  private final int descriptor;
  private boolean closed;

  private DeviceNode(String name, int descriptor) {
    this.name = name;
    this.descriptor = descriptor;
  }

  /** Opens the node, or says why not. */
  public static DeviceNode open(Path node) throws ErrnoException {
    return open(node, READ_ONLY);
  }

  /** Opens the node to change something of it, or says why not. For what a person or a policy has asked for. */
  public static DeviceNode openToSet(Path node) throws ErrnoException {
    return open(node, READ_WRITE);
  }

  private static DeviceNode open(Path node, long mode) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long path = arena.allocateFrom(node.toString()).address();
      long flags = mode | NO_CONTROLLING_TERMINAL | NONBLOCK | CLOSE_ON_EXEC;
      int descriptor = CLibrary.call("open " + node, "open", path, flags, 0, 0, 0);
      return new DeviceNode(node.toString(), descriptor);
    }
  }

  /**
   * One ioctl with its structure, which the kernel may change.
   *
   * @param request the request number of Linux, size and direction included
   * @param structure at least as large as the size in the request
   */
  public void ioctl(String what, int request, MemorySegment structure) throws ErrnoException {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    if (structure.byteSize() < (request >>> 16 & 0x3fff)) { // _IOC_SIZE: the kernel would write past its end
      throw new IllegalArgumentException(what + " needs " + (request >>> 16 & 0x3fff) + " octets");
    }
    CLibrary.call(what + ' ' + name, "ioctl", descriptor, Integer.toUnsignedLong(request), structure.address(), 0, 0);
  }

  /** Reads what the driver has to tell now, at most so much as there is room for; 0 when it has nothing. */
  public int read(MemorySegment room) throws ErrnoException {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    try {
      return CLibrary.call("read " + name, "read", descriptor, room.address(), room.byteSize(), 0, 0);
    } catch (ErrnoException e) {
      if (e.errno() == Errno.EAGAIN) {
        return 0;
      }
      throw e;
    }
  }

  int descriptor() {
    return descriptor;
  }

  /** Maps a buffer of the driver to be read. Whoever maps it unmaps it, before the node is closed. */
  public MemorySegment map(long length, long offset) throws ErrnoException {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    return CLibrary.map("mmap " + name, descriptor, length, offset);
  }

  /** Gives back what {@link #map} gave; it must not be touched any more. */
  public void unmap(MemorySegment mapped) throws ErrnoException {
    CLibrary.call("munmap " + name, "munmap", mapped.address(), mapped.byteSize(), 0, 0, 0);
  }

  @Override
  public void close() throws ErrnoException {
    if (!closed) {
      closed = true;
      CLibrary.call("close " + name, "close", descriptor, 0, 0, 0, 0);
    }
  }
}
