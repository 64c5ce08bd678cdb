// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;

class VersionTest {
  @TempDir
  private Path folder;

  @Test
  void tellsTheBuildOfKernelAndDistribution() {
    var root = new FakeSystem(folder)
        .file("proc/sys/kernel/version", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22)")
        .file("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"").root();
    assertEquals("#1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22), Debian GNU/Linux 12 (bookworm)",
        Version.build(root));
  }

  @Test
  void tellsNothingWhereTheSystemSaysNothing() {
    assertNull(Version.build(new FakeSystem(folder).root()));
  }
}
