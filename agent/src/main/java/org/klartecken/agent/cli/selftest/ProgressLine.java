// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.selftest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.klartecken.agent.selftest.Progress;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestStep;

/** One line of a terminal that is written over again and again. */
public final class ProgressLine implements Progress {
  private static final int WIDTH = 30;
  private static final String ERASE = "\r\u001b[K";
  private final PrintWriter terminal;
  private final String language;

  public ProgressLine(PrintWriter terminal, String language) {
    this.terminal = terminal;
    this.language = language;
  }

  /** Whether standard error is a terminal, as Linux shows it. */
  public static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) { // another system: no line then
      return false;
    }
  }

  @Override
  public void at(double done, ReadingName current, List<SelfTestStep> over) {
    int full = (int) Math.round(done * WIDTH);
    terminal.print(ERASE + "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + Math.round(done * 100) + " %  "
        + StepWords.of(current).in(language));
    terminal.flush();
  }

  /** Leaves the line as if nothing had been there. */
  public void erase() {
    terminal.print(ERASE);
    terminal.flush();
  }
}
