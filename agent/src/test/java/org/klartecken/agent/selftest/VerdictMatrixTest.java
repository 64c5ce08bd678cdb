// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class VerdictMatrixTest {
  private final VerdictMatrix matrix;

  VerdictMatrixTest(@TempDir Path folder) {
    matrix = new VerdictMatrix(folder);
  }

  @Test
  void aHundredHealthyRoomsRaiseNoAlarm() {
    for (int seed = 0; seed < 100; seed++) {
      assertEquals(Set.of(), matrix.verdicts(matrix.healthy(seed)), "seed " + seed);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsFoundForWhatItIsAndForNothingElse() {
    return matrix.faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
      for (int seed = 0; seed < 2; seed++) {
        assertEquals(fault.verdicts(), matrix.verdicts(fault.room().apply(seed)), "seed " + seed);
      }
    }));
  }
}
