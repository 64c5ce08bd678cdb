// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Instant;
import java.util.UUID;

/** One boot of a simulated PC: its id, and when it began in truth. */
record Boot(String id, Instant begin) {
  static Boot at(Instant begin) {
    return new Boot(UUID.randomUUID().toString(), begin);
  }

  /** The monotonic clock at a time; zero before the begin. */
  long millis(Instant at) {
    return Math.max(0, at.toEpochMilli() - begin.toEpochMilli());
  }
}
