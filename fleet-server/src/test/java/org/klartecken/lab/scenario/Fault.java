// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An entry of the fault catalogue.
 *
 * @param name of one word, {@code microphone-muted}
 * @param what happens, for people
 * @param prepare what must be done before, at leisure
 * @param inject how it is brought about
 * @param heal how it is ended
 * @param right the reasons that the server may give; another is a wrong one
 * @param also what else the server must tell then
 * @param patience how long it may take until people are told
 */
record Fault(String name, FaultClass of, String what, Deed prepare, Deed inject, Deed heal, Set<Reason> right,
    Predicate<Stage> also, Duration patience) {
  /** Until an unplugged device is told: report, hold time, and a slow machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  Fault(String name, FaultClass of, String what, Deed inject, Deed heal, Reason... right) {
    this(name, of, what, Deed.NONE, inject, heal, Set.of(right), _ -> true, PATIENCE);
  }

  Fault within(Duration longer) {
    return new Fault(name, of, what, prepare, inject, heal, right, also, longer);
  }

  Fault after(Deed first) {
    return new Fault(name, of, what, first, inject, heal, right, also, patience);
  }

  Fault telling(Predicate<Stage> besides) {
    return new Fault(name, of, what, prepare, inject, heal, right, besides, patience);
  }
}
