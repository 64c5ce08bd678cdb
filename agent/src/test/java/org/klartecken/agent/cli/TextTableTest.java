// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void setsColumnsUnderEachOtherAndLetsTheLastRunOn() {
    List<String> lines = new TextTable().row("Högtalare", "Klart", "").row("PC", "Inte klart", "a long device name")
        .under(1, "a sentence that is wider than its column").lines(2);
    assertEquals(List.of("  Högtalare  Klart", "  PC         Inte klart  a long device name",
        "             a sentence that is wider than its column"), lines);
  }

  @Test
  void anEmptyTableHasNoLines() {
    assertEquals(List.of(), new TextTable().lines(2));
  }
}
