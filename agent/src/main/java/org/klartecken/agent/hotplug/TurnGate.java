// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

/**
 * Lets the first turn of a mixer through at once and those that follow every five seconds, the last of them never lost:
 * meeting programs turn the microphone many times a second while somebody speaks. Pure; time is milliseconds of any clock
 * that does not go back.
 */
final class TurnGate {
  static final long PAUSE_MS = 5000;

  private boolean turned;
  private boolean opened;
  private long nextMs;

  /** Something was turned. */
  void turn() {
    turned = true;
  }

  /** Whether it is to be told now; then it is told. */
  boolean passes(long nowMs) {
    if (!turned || (opened && nowMs < nextMs)) {
      return false;
    }
    turned = false;
    opened = true;
    nextMs = nowMs + PAUSE_MS;
    return true;
  }

  /** How long to wait before asking again, in milliseconds; -1 is for ever. */
  int patience(long nowMs) {
    return turned ? (int) Math.max(0, nextMs - nowMs) : -1;
  }
}
