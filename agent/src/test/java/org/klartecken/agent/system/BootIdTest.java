// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.SystemRoot;

class BootIdTest {
  @TempDir
  Path dir;

  @Test
  void isThatOfTheRoot() throws IOException {
    write("7c3a3be4-0f7e-4d47-8d29-3c7a20d5a2c1\n");
    assertEquals("7c3a3be4-0f7e-4d47-8d29-3c7a20d5a2c1", BootId.of(new SystemRoot(dir)));
  }

  @Test
  void isNeverWhatAMessageCouldNotCarry() throws IOException {
    write("x".repeat(70));
    assertNotEquals("x".repeat(70), BootId.of(new SystemRoot(dir)));
  }

  private void write(String text) throws IOException {
    Path file = dir.resolve("proc/sys/kernel/random/boot_id");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
