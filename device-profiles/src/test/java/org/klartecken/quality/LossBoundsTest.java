// SPDX-License-Identifier: Apache-2.0
package org.klartecken.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossBoundsTest {
  @ParameterizedTest
  @ValueSource(ints = {50, 300, 3000})
  void nothingLostBoundsTheLossByTheRuleOfThree(int sent) {
    LossBounds bounds = LossBounds.of(0, sent);
    assertEquals(0, bounds.least());
    assertEquals(3.0 / sent, bounds.most(), 0.1 / sent);
  }

  @Test
  void fiveOfThreeHundredDoNotProveMoreThanOnePercent() {
    assertTrue(LossBounds.of(5, 300).least() < 0.01);
    assertTrue(LossBounds.of(10, 300).least() > 0.01);
  }

  @Test
  void aSmallSampleProvesAlmostNothing() {
    assertEquals(new LossBounds(0, 1), LossBounds.of(0, 0));
    assertEquals(0.05, LossBounds.of(1, 1).least(), 1e-9);
    assertEquals(1, LossBounds.of(1, 1).most());
  }

  @Test
  void theTruthLiesWithinAsOftenAsIsPromised() {
    Random random = new Random(42);
    int within = 0;
    for (int i = 0; i < 1000; i++) {
      double truth = random.nextDouble() * 0.1;
      int lost = 0;
      for (int k = 0; k < 300; k++) {
        lost += random.nextDouble() < truth ? 1 : 0;
      }
      LossBounds bounds = LossBounds.of(lost, 300);
      within += bounds.least() <= truth && truth <= bounds.most() ? 1 : 0;
    }
    assertTrue(within >= 890, "seed 42: " + within + " of 1000");
  }
}
