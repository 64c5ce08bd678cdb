// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepMatchTest {
  private static final float[] SWEEP = new Sweep(16_000, 0.1, 0.25).samples(); // 4,000 samples

  /** Recordings around a power of two, by which transforms are cut, and shorter ones than the sweep. */
  @ParameterizedTest
  @CsvSource({"16384, 0", "16384, 12384", "16383, 7000", "16385, 12385", "8640, 4640", "4000, 0"})
  void findsASweepWhereverItLiesWhole(int length, int at) {
    SweepMatch match = SweepMatch.find(recorded(length, at), SWEEP);
    assertEquals(at, match.at());
    assertEquals(1, match.likeness(), 0.01);
  }

  @Test
  void theEndOfASweepAtTheBeginOfARecordingIsNoneAtItsEnd() {
    float[] recorded = recorded(16_384, 0);
    System.arraycopy(SWEEP, 2_000, recorded, 0, 2_000);
    System.arraycopy(new float[2_000], 0, recorded, 2_000, 2_000);
    SweepMatch match = SweepMatch.find(recorded, SWEEP);
    assertTrue(match.at() <= 12_384, "at " + match.at());
  }

  @Test
  void whatWasCutShortBeforeTheSweepIsOverIsStillLookedAt() {
    assertEquals(0, SweepMatch.find(recorded(3_000, 0), SWEEP).at());
  }

  private static float[] recorded(int length, int at) {
    Random random = new Random(5);
    float[] recorded = new float[length];
    for (int i = 0; i < length; i++) {
      recorded[i] = (float) (random.nextGaussian() * 1e-4);
    }
    for (int i = 0; i < SWEEP.length && at + i < length; i++) {
      recorded[at + i] += SWEEP[i];
    }
    return recorded;
  }
}
