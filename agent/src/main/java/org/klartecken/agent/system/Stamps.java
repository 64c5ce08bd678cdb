// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import java.time.InstantSource;
import org.klartecken.contract.Stamp;

/**
 * Stamps messages. Sequence numbers grow strictly within a boot, also across restarts of the agent, without anything
 * stored: each is the larger of its predecessor plus one and the microseconds since boot. Thread-safe.
 */
public final class Stamps {
  private final String bootId;
  private final BootClock clock;
  private final InstantSource wall;
  private long previous = -1;

  public Stamps(String bootId, BootClock clock, InstantSource wall) {
    this.bootId = bootId;
    this.clock = clock;
    this.wall = wall;
  }

  public String bootId() {
    return bootId;
  }

  /** The stamp of the next message. */
  public synchronized Stamp next() {
    long micros = clock.microseconds();
    previous = Math.max(previous + 1, micros);
    return new Stamp(bootId, previous, wall.instant(), micros / 1000);
  }
}
