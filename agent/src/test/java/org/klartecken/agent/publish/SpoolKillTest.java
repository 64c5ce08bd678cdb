// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.metrics.Tally;

/** Kills a process with signal 9 while it writes to a spool, and looks at what it left. */
class SpoolKillTest {
  private static final int KILLS = Integer.getInteger("klartecken.kills", 5);
  private final Path directory;

  SpoolKillTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void keepsEverythingThatItSaidToKeepThroughKills() throws IOException, InterruptedException {
    Random chance = new Random(20_261_121);
    TreeSet<Long> kept = new TreeSet<>();
    TreeSet<Long> beingSettled = new TreeSet<>();
    long next = 1;
    for (int kill = 0; kill < KILLS; kill++) {
      Process victim = start(next);
      int lines = chance.nextInt(3000);
      try (BufferedReader out = new BufferedReader(new InputStreamReader(victim.getInputStream(), UTF_8))) {
        String line = out.readLine();
        while (line != null) {
          note(line, kept, beingSettled);
          if (lines-- == 0) {
            victim.toHandle().destroyForcibly(); // unlike Process, leaves the pipe to be read to its end
          }
          line = out.readLine();
        }
      }
      victim.waitFor();
      NavigableSet<Long> found = found();
      TreeSet<Long> lost = new TreeSet<>(kept);
      lost.removeAll(found);
      lost.removeAll(beingSettled);
      assertEquals(new TreeSet<>(), lost, "lost after kill " + kill);
      found.removeAll(kept);
      assertTrue(found.size() <= 1, () -> "more than the one that was being written: " + found);
      kept.addAll(found);
      beingSettled.clear();
      next = (kept.isEmpty() ? 0 : kept.getLast()) + 1;
      kept.retainAll(found());
    }
  }

  private static void note(String line, Set<Long> kept, Set<Long> beingSettled) {
    if (line.indexOf(' ') < 0 || line.substring(2).isEmpty()) {
      return; // torn by the kill
    }
    long n = Long.parseLong(line.substring(2));
    switch (line.charAt(0)) {
      case '+' -> kept.add(n);
      case '~' -> beingSettled.add(n);
      case '-' -> kept.remove(n);
      default -> throw new AssertionError(line);
    }
  }

  private Process start(long from) throws IOException {
    List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), SpoolVictim.class.getName(),
        directory.toString(), Long.toString(from));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private NavigableSet<Long> found() throws IOException {
    TreeSet<Long> found = new TreeSet<>();
    try (Spool spool = Spool.open(directory, Spool.Limits.USUAL, Tally.NONE)) {
      for (SpoolEntry entry : spool.waiting()) {
        String text = new String(spool.payload(entry.id()).orElseThrow(), UTF_8);
        found.add(Long.valueOf(text.substring(0, text.indexOf(' '))));
      }
    }
    return found;
  }
}
