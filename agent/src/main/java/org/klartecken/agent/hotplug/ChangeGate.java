// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns bursts of events into few signals: one at once, one when it has been quiet for a moment, and rarer ones in
 * between while a storm lasts (25 ms apart, then 50, up to 400).
 *
 * <p>There is always a second signal, because the kernel announces a removal before it removes the directory. Pure;
 * time is milliseconds of any clock that does not go back.
 */
final class ChangeGate {
  private static final long FIRST_PAUSE = 25;
  private static final long LONGEST_PAUSE = 400;

  private Set<String> gathered = new TreeSet<>();
  private boolean unknown;
  private boolean more;
  private boolean waiting;
  private long pause = FIRST_PAUSE;
  private long due;

  /** Something changed in a subsystem; an empty word says that it is not known where. Signals if this is the first. */
  Optional<Set<String>> event(String subsystem, long nowMs) {
    gathered.add(subsystem);
    unknown |= subsystem.isEmpty();
    if (waiting) {
      more = true;
      return Optional.empty();
    }
    waiting = true;
    more = false;
    pause = FIRST_PAUSE;
    due = nowMs + pause;
    return Optional.of(signal());
  }

  /** How long to wait for events before {@link #tick}, in milliseconds; -1 is for ever. */
  int patience(long nowMs) {
    return waiting ? (int) Math.max(0, due - nowMs) : -1;
  }

  /** Time has passed; signals if it is due. */
  Optional<Set<String>> tick(long nowMs) {
    if (!waiting || nowMs < due) {
      return Optional.empty();
    }
    Set<String> signal = signal();
    waiting = more;
    if (more) {
      more = false;
      pause = Math.min(LONGEST_PAUSE, pause * 2);
      due = nowMs + pause;
    } else {
      gathered = new TreeSet<>();
      unknown = false;
    }
    return Optional.of(signal);
  }

  private Set<String> signal() {
    return unknown ? Set.of() : Set.copyOf(gathered);
  }
}
