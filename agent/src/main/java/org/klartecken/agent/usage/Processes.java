// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.util.List;
import java.util.OptionalLong;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.contract.ProgramClass;

/** The programs of this PC, as far as {@code /proc} shows them: which are our own, and of which class the others are. */
final class Processes {
  private static final int DEEPEST = 16;

  private final SysDirectory proc;
  private final OptionalLong own;

  /** @param own the agent's process, empty when the root is a copy of another system */
  Processes(SystemRoot root, OptionalLong own) {
    this.proc = root.directory("proc");
    this.own = own;
  }

  static Processes of(SystemRoot root) {
    return new Processes(root, root.isLive() ? OptionalLong.of(ProcessHandle.current().pid()) : OptionalLong.empty());
  }

  SysDirectory proc() {
    return proc;
  }

  /** Whether it is the agent, one of its threads, or a child of it. */
  boolean isOurs(long id) {
    long at = id;
    for (int i = 0; i < DEEPEST && own.isPresent() && at > 0; i++) {
      if (at == own.getAsLong()) {
        return true;
      }
      long process = field(at, "Tgid:").orElse(at);
      at = process == at ? field(at, "PPid:").orElse(0) : process;
    }
    return false;
  }

  /** The class of the program that a process or thread belongs to; UNKNOWN when it may not be seen or is gone. */
  ProgramClass classOf(long id) {
    long process = field(id, "Tgid:").orElse(id);
    return proc.at(Long.toString(process)).text("comm").map(Programs::classOf).orElse(ProgramClass.UNKNOWN);
  }

  /** The numbers of all processes. */
  List<SysDirectory> all() {
    return proc.entries().stream().filter(e -> Character.isDigit(e.name().isEmpty() ? 'x' : e.name().charAt(0)))
        .toList();
  }

  private OptionalLong field(long id, String name) {
    for (String line : proc.at(Long.toString(id)).lines("status")) {
      if (line.startsWith(name)) {
        try {
          return OptionalLong.of(Long.parseLong(line.substring(name.length()).replace('\uFFFD', ' ').strip()));
        } catch (NumberFormatException notANumber) {
          return OptionalLong.empty();
        }
      }
    }
    return OptionalLong.empty();
  }
}
