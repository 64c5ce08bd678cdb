// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictMatrixTest {
  private static final VerdictMatrix MATRIX = new VerdictMatrix();

  @Test
  void aHundredHealthyRoomsRaiseNoAlarm() {
    for (int seed = 0; seed < 100; seed++) {
      assertEquals(Set.of(), MATRIX.broken(MATRIX.healthy(seed)), "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsFoundForWhatItIs(String fault) {
    for (int seed = 0; seed < 2; seed++) {
      Set<String> broken = MATRIX.broken(requireNonNull(MATRIX.faults().get(fault)).apply(seed));
      assertTrue(broken.contains(fault), "seed " + seed + " is taken for " + broken);
    }
  }

  static Set<String> faults() {
    return MATRIX.faults().keySet();
  }
}
