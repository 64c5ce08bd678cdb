// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.klartecken.agent.device.SystemRoot;

/**
 * Whether another program has a serial port. The kernel lets several open it at once, and then each gets some of the
 * octets: a control program would miss answers of its own, and see ours.
 */
public final class PortUse {
  private final SystemRoot root;
  private final Processes processes;

  public PortUse(SystemRoot root) {
    this.root = root;
    this.processes = Processes.of(root);
  }

  /** By the port's lock file (FHS 3.0, 5.9) and by the open files of those processes that may be seen. */
  public boolean isHeld(Path node) {
    return isLocked(String.valueOf(node.getFileName()))
        || OpenNodes.read(processes, Set.of(nameBelowDev(node))).handles().stream()
            .anyMatch(handle -> !processes.isOurs(handle.process()));
  }

  /** A lock whose process is gone binds nobody. */
  private boolean isLocked(String name) {
    return root.directory("run/lock").text("LCK.." + name).map(String::strip)
        .filter(id -> id.matches("[1-9][0-9]{0,9}")).filter(id -> processes.proc().at(id).exists()).isPresent();
  }

  private String nameBelowDev(Path node) {
    try {
      return root.at("dev").toRealPath().relativize(node.toRealPath()).toString();
    } catch (IOException gone) { // nobody holds it by a name, then
      return String.valueOf(node.getFileName());
    }
  }
}
