// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The kernel's own log, {@code /dev/kmsg}, as far as it reaches back; for those who may read it. */
public final class KernelLog {
  /** The longest record that the kernel gives. */
  private static final int RECORD = 8 * 1024;
  private static final int MOST = 100_000;

  private KernelLog() {
  }

  /** Hands over every record there is, oldest first, and comes back. */
  public static void read(Path node, Consumer<String> record) throws ErrnoException {
    try (Arena arena = Arena.ofConfined(); DeviceNode log = DeviceNode.open(node)) {
      MemorySegment buffer = arena.allocate(RECORD);
      for (int i = 0; i < MOST; i++) {
        try {
          int length = log.read(buffer);
          if (length == 0) { // no more for now
            return;
          }
          record.accept(new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), UTF_8));
        } catch (ErrnoException e) {
          if (e.errno() != Errno.EPIPE) { // EPIPE: it was overwritten meanwhile, the next read goes on behind it
            throw e;
          }
        }
      }
    }
  }
}
