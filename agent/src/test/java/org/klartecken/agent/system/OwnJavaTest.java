// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnJavaTest {
  @Test
  void takesOverHowJavaRunsButNotWhatWatchesItOrWhatItRuns() {
    List<String> words = List.of("/opt/java/bin/java", "-XX:+UseSerialGC", "-Xmx24m", "-javaagent:watch.jar=x",
        "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=/tmp/a b", "-cp", "a.jar:b.jar", "org.example.Main",
        "run", "-Xmx1g");
    assertEquals(
        List.of("-XX:+UseSerialGC", "-Xmx24m", "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=/tmp/a b"),
        OwnJava.inherited(words, "org.example.Main run -Xmx1g"));
  }

  @Test
  void takesOverNothingFromALineThatItDoesNotUnderstand() {
    assertEquals(List.of(), OwnJava.inherited(List.of("java", "-Xmx24m", "Other"), "org.example.Main"));
    assertEquals(List.of(), OwnJava.inherited(List.of(), ""));
  }

  @Test
  void startsAProgramWithTheSameJavaAndItsOwnOptions() throws Exception {
    Process process = new ProcessBuilder(OwnJava.command(Says.class, List.of("-Dword=heard"))).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("heard on " + Runtime.version(), said.strip());
  }

  /** What is started. */
  public static final class Says {
    private Says() {
    }

    public static void main(String[] args) {
      System.out.println(System.getProperty("word") + " on " + Runtime.version());
    }
  }
}
