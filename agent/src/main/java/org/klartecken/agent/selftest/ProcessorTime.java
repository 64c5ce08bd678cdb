// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Whether this PC is slow, or a device: a process that waits for a device takes no processor, and one that loads and
 * compiles its code for long does nothing else.
 */
final class ProcessorTime {
  /** Of the time that has passed, what a process that only waits never takes. */
  private static final int QUARTER = 4;

  private final Supplier<Duration> used;
  private final Duration before;

  /**
   * From now on.
   *
   * @param used by a process since its start
   */
  ProcessorTime(Supplier<Duration> used) {
    this.used = used;
    this.before = used.get();
  }

  /** Since its start; none on a system that does not tell. */
  static Duration ofThisProcess() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Whether the process reckoned for much of the time that has passed. */
  boolean wasMuchOf(Duration passed) {
    return used.get().minus(before).multipliedBy(QUARTER).compareTo(passed) >= 0;
  }
}
