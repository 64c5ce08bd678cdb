// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  private final Path parent;

  StateDirectoryTest(@TempDir Path parent) {
    this.parent = parent;
  }

  @Test
  void isForOneAgentAtATime() throws IOException {
    Path path = parent.resolve("a/b/state");
    try (StateDirectory _ = StateDirectory.open(path)) {
      String sentence = String
          .valueOf(assertThrows(StateUnusable.class, () -> StateDirectory.open(path)).getMessage());
      assertTrue(sentence.startsWith("Another agent (process " + ProcessHandle.current().pid() + ") runs"), sentence);
    }
    StateDirectory.open(path).close();
  }

  @Test
  void closesADirectoryThatWasOpenToOthers() throws IOException {
    Path path = Files.createDirectory(parent.resolve("state"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    StateDirectory.open(path).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void writesWholeFilesForItsOwnerOnly() throws IOException {
    try (StateDirectory state = StateDirectory.open(parent.resolve("state"))) {
      assertEquals(Optional.empty(), state.read("x"));
      state.write("x", "one");
      state.write("x", "two");
      assertEquals(Optional.of("two"), state.read("x"));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.at("x"))));
      state.delete("x");
      assertEquals(Optional.empty(), state.read("x"));
    }
  }

  @Test
  void saysWhenItCannotBeUsed() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");
    String sentence = String
        .valueOf(assertThrows(StateUnusable.class, () -> StateDirectory.open(file.resolve("state"))).getMessage());
    assertTrue(sentence.contains("cannot be used") && sentence.contains("--state"), sentence);
  }
}
