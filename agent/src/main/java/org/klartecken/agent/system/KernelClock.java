// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What the kernel was told about its wall clock by the PC's time service, read by adjtimex(2) without changing anything. */
public sealed interface KernelClock {
  /** A time service keeps the clock; {@code offsetSeconds} is what it still has to correct, and in which direction. */
  record Disciplined(double offsetSeconds) implements KernelClock {
  }

  /** Nobody keeps the clock, or has not for hours. */
  record Free() implements KernelClock {
  }

  /** The kernel does not answer; {@code why} is one sentence. */
  record Silent(String why) implements KernelClock {
  }

  /** Asks the running kernel. */
  static KernelClock ask() {
    // struct timex of 64-bit Linux: modes at 0 (0: only read), offset at 8, status at 40; 208 octets in all
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(208, 8);
      CLibrary.call("adjtimex", timex.address(), 0, 0);
      return of(timex.get(JAVA_INT, 40), timex.get(JAVA_LONG, 8));
    } catch (ErrnoException e) {
      return new Silent("the kernel does not tell about its clock: " + e.getMessage());
    }
  }

  /**
   * What status and offset mean.
   *
   * @param status STA_UNSYNC is 0x40, STA_NANO 0x2000
   * @param offset in nanoseconds with STA_NANO, else in microseconds
   */
  static KernelClock of(int status, long offset) {
    return (status & 0x40) != 0 ? new Free() : new Disciplined(offset / ((status & 0x2000) != 0 ? 1e9 : 1e6));
  }
}
