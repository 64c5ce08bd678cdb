// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

/** Port: time since this boot, sleep included; never goes back within one agent, whatever becomes of the wall clock. */
@FunctionalInterface
public interface BootClock {
  /** Microseconds since boot, at least 0, never less than the answer before. */
  long microseconds();

  /** Milliseconds since boot, as in {@code Stamp.monotonicMs} and in usage sessions. */
  default long milliseconds() {
    return microseconds() / 1000;
  }
}
