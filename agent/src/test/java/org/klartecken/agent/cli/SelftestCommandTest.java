// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.selftest.OneAtATime;

class SelftestCommandTest {
  private final Path folder;

  SelftestCommandTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    new FakeSystem(folder).file("proc/meminfo", "MemTotal: 100 kB\nMemAvailable: 50 kB");
  }

  @Test
  void stepsThatCannotBeTakenSayWhyAndTheJudgementIsThatOfCheck() {
    Ran ran = selftest("--lang", "sv");
    assertEquals(2, ran.exit(), ran.err());
    assertTrue(ran.out().startsWith("KLARTECKEN CRITICAL: Rummet är inte klart för "), ran.out());
    assertTrue(ran.out().contains("Samtal över nätverket  Inte provat"), ran.out());
    assertTrue(ran.out().contains("ingen server att mäta mot"), ran.out());
    assertFalse(ran.out().contains("(no ") || ran.out().contains("--reflector"), "English in Swedish: " + ran.out());
    assertTrue(selftest("--lang", "en").out().contains("(name one with --reflector HOST)"));
  }

  @Test
  void programsGetTheSameAsJson() {
    Ran ran = selftest("--json");
    assertTrue(ran.out().contains("\"state\":\"DONE\""), ran.out());
    assertTrue(ran.out().contains("\"name\":\"network.call\",\"result\":\"SKIPPED\",\"reason\":\"NO_REFLECTOR\""),
        ran.out());
    assertTrue(ran.out().contains("\"check\":{\"status\":\"CRITICAL\""), ran.out());
  }

  @Test
  void asksForRightOptionsInOneSentence() {
    for (String[] wrong : new String[][]{{"--reflector", "a:b:c"}, {"--reflector", "host:70000"}, {"--budget", "0"},
        {"--packets", "1"}, {"--reflector-key", "/nonexistent"}, {"--standard", "nowhere"}}) {
      Ran ran = selftest(wrong);
      assertEquals(3, ran.exit(), String.join(" ", wrong));
      assertTrue(ran.err().lines().findFirst().orElse("").endsWith("."), ran.err());
    }
  }

  @Test
  void onlyOneRunsOnAPc() throws IOException {
    try (OneAtATime mine = OneAtATime.take(Path.of(System.getProperty("java.io.tmpdir"))).orElseThrow()) {
      Ran ran = selftest();
      assertEquals(3, ran.exit(), "while " + mine.hashCode() + " runs");
      assertTrue(ran.err().contains("Another self-test runs on this PC."), ran.err());
    }
  }

  private Ran selftest(String... more) {
    String[] all = new String[more.length + 3];
    System.arraycopy(new String[]{"selftest", "--root", folder.toString()}, 0, all, 0, 3);
    System.arraycopy(more, 0, all, 3, more.length);
    return Ran.agent(all);
  }
}
