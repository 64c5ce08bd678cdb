// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code proc/asound/card1/pcm0c/sub0/status} says: {@code closed}, or lines such as {@code state: RUNNING} and
 * {@code owner_pid   : 4711} (the thread that opened it). Pure.
 *
 * @param open whether a program has it, so that no other can open it
 * @param runs whether sound moves: RUNNING, DRAINING, or XRUN, which a program leaves at once
 * @param owner the thread that opened it, 0 when the kernel does not say
 */
record PcmStatus(boolean open, boolean runs, long owner) {
  private static final Set<String> MOVING = Set.of("RUNNING", "DRAINING", "XRUN");

  /** Empty when the lines are not a status. */
  static Optional<PcmStatus> parse(List<String> lines) {
    boolean known = false;
    boolean open = false;
    boolean runs = false;
    long owner = 0;
    for (String line : lines) {
      int colon = line.indexOf(':');
      String key = (colon < 0 ? line : line.substring(0, colon)).strip();
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      switch (key) {
        case "closed" -> known = true;
        case "state" -> {
          known = true;
          open = true;
          runs = MOVING.contains(value);
        }
        case "owner_pid" -> owner = value.matches("\\d{1,10}") ? Long.parseLong(value) : 0;
        default -> {
        }
      }
    }
    return known ? Optional.of(new PcmStatus(open, runs, owner)) : Optional.empty();
  }
}
