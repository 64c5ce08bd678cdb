// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void namesItsSubcommandsWhenAskedForHelp() {
    Ran ran = Ran.agent("--help");

    assertEquals(0, ran.exit());
    assertTrue(ran.out().contains("decode"), ran.out());
  }

  @Test
  void answersTwoAndSaysWhatIsMissingWithoutASubcommand() {
    Ran ran = Ran.agent();

    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("Say what to do."), ran.err());
  }

  @Test
  void answersTwoForAnUnknownSubcommand() {
    assertEquals(2, Ran.agent("frobnicate").exit());
  }
}
