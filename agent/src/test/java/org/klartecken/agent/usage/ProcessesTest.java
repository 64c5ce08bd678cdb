// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.klartecken.agent.device.SystemRoot;

/** Against the processes of the running system. */
@EnabledOnOs(OS.LINUX)
class ProcessesTest {
  @Test
  void findsWhoHoldsANodeAndKnowsItsOwnChild() throws IOException, InterruptedException {
    Processes processes = Processes.of(SystemRoot.LIVE);
    Process child = new ProcessBuilder("sleep", "60").redirectInput(new File("/dev/zero")).start();
    try {
      OpenNodes open = OpenNodes.read(processes, Set.of("zero"));
      OpenNodes.Handle held = open.handles().stream().filter(h -> h.process() == child.pid()).findFirst().orElseThrow();
      assertTrue(held.stillHolds());
      assertTrue(processes.isOurs(child.pid()));
      child.destroy();
      child.waitFor();
      assertFalse(held.stillHolds());
    } finally {
      child.destroy();
    }
  }

  @Test
  void knowsThatOthersAreNotItsOwn() {
    assertFalse(Processes.of(SystemRoot.LIVE).isOurs(1));
    assertTrue(Processes.of(SystemRoot.LIVE).isOurs(ProcessHandle.current().pid()));
  }
}
