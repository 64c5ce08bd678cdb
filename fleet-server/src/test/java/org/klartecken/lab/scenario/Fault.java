// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.Set;

/**
 * An entry of the fault catalogue.
 *
 * @param name of one word, {@code microphone-muted}
 * @param what happens, for people
 * @param inject how it is brought about
 * @param heal how it is ended
 * @param right the reasons that the server may give; another is a wrong one
 * @param patience how long it may take until people are told
 */
record Fault(String name, FaultClass of, String what, Deed inject, Deed heal, Set<Reason> right, Duration patience) {
  /** Until an unplugged device is told: report, hold time, and a slow machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  Fault(String name, FaultClass of, String what, Deed inject, Deed heal, Reason... right) {
    this(name, of, what, inject, heal, Set.of(right), PATIENCE);
  }

  Fault within(Duration longer) {
    return new Fault(name, of, what, inject, heal, right, longer);
  }
}
