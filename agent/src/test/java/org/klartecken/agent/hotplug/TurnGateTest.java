// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TurnGateTest {
  private final TurnGate gate = new TurnGate();

  @Test
  void waitsForEverWhileNobodyTurnsAnything() {
    assertFalse(gate.passes(1000));
    assertEquals(-1, gate.patience(1000));
  }

  @Test
  void theFirstTurnPassesAtOnceWhateverTheClockSays() {
    gate.turn();
    assertTrue(gate.passes(-5));
    assertFalse(gate.passes(-5));
  }

  @Test
  void whatIsTurnedAllTheTimeIsToldEveryFiveSecondsAndTheLastTurnIsNotLost() {
    int told = 0;
    for (long now = 0; now < 12_000; now += 100) {
      gate.turn();
      told += gate.passes(now) ? 1 : 0;
    }
    assertEquals(3, told);
    assertEquals(3000, gate.patience(12_000));
    assertTrue(gate.passes(15_000));
    assertEquals(-1, gate.patience(15_000));
  }
}
