// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  @Test
  void doublesUntilTheLongest() {
    long[] expected = {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000};
    for (int failures = 0; failures < expected.length; failures++) {
      assertEquals(expected[failures], backoff.delay(failures, 1).toMillis(), "after " + failures);
    }
  }

  @Test
  void leavesHalfToChance() {
    assertEquals(500, backoff.delay(1, 0).toMillis());
    assertEquals(750, backoff.delay(1, 0.5).toMillis());
  }

  @Test
  void staysWithinBoundsAfterAYearOfFailures() {
    assertEquals(30_000, backoff.delay(Integer.MAX_VALUE, 1).toMillis());
    assertEquals(500, backoff.delay(-1, 1).toMillis());
  }

  @Test
  void refusesADelayThatDoesNotGrow() {
    assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
    assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
