// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;

/**
 * When and in which order a message was made.
 *
 * @param bootId the kernel's id of this boot
 * @param sequence grows with every message of one boot, also across restarts of the agent; gaps are normal
 * @param wallTime by the PC's wall clock, which may jump or be wrong
 * @param monotonicMs milliseconds since this boot, sleep included; never jumps
 */
public record Stamp(String bootId, long sequence, Instant wallTime, long monotonicMs) {
  public Stamp {
    if (bootId == null || bootId.isEmpty() || bootId.length() > 64) {
      throw new IllegalArgumentException("a stamp needs a boot id of 1 to 64 characters");
    }
    if (wallTime == null) {
      throw new IllegalArgumentException("a stamp needs wallTime");
    }
    if (sequence < 0 || monotonicMs < 0) {
      throw new IllegalArgumentException("sequence and monotonicMs are not negative");
    }
  }
}
