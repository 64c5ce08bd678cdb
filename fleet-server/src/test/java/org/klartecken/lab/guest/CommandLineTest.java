// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What host and guest say to each other over the command port. */
class CommandLineTest {
  @Test
  void aScriptOfSeveralLinesIsOneLine() {
    // "ls\necho å": 6c 73 0a 65 63 68 6f 20 c3 a5
    assertEquals("7 bHMKZWNobyDDpQ==\n", CommandLine.question(7, "ls\necho å"));
  }

  @Test
  void anAnswerHasItsIdStatusAndOutputWithoutTheLastLineBreak() {
    assertEquals(Optional.of(new CommandLine.Answer(7, new Ran(3, "å"))), CommandLine.answer("7 3 w6UK"));
  }

  @Test
  void anAnswerMayBeWithoutOutput() {
    assertEquals(Optional.of(new CommandLine.Answer(7, new Ran(0, ""))), CommandLine.answer("7 0"));
  }

  @Test
  void aStartIsToldWithUptimeAndBoot() {
    assertEquals(Optional.of(new CommandLine.Answer(0, new Ran(0, "8.25 0f-1a"))),
        CommandLine.answer("ready 8.25 0f-1a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "seven 0 w6UK", "7 0 w6U%", "[    0.5] Linux version 6.1"})
  void whatIsNoAnswerIsPassedOver(String line) {
    assertEquals(Optional.empty(), CommandLine.answer(line));
  }
}
