// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Stamp;

class StampsTest {
  private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
  private long micros = 5_000_000;

  private Stamps stamps() {
    return new Stamps("boot-1", () -> micros, WALL);
  }

  @Test
  void numbersGrowWhenTheClockStandsStill() {
    Stamps stamps = stamps();
    assertEquals(5_000_000, stamps.next().sequence());
    assertEquals(5_000_001, stamps.next().sequence());
    micros = 5_000_002;
    assertEquals(5_000_002, stamps.next().sequence());
  }

  @Test
  void aRestartedAgentContinuesAboveItsPredecessor() {
    Stamps first = stamps();
    long last = 0;
    for (int i = 0; i < 1000; i++) {
      last = first.next().sequence();
    }
    micros += 100_000; // no program starts in a tenth of a second
    assertTrue(stamps().next().sequence() > last);
  }

  @Test
  void tellsBootWallClockAndMilliseconds() {
    Stamp stamp = stamps().next();
    assertEquals(new Stamp("boot-1", 5_000_000, WALL.instant(), 5000), stamp);
  }
}
