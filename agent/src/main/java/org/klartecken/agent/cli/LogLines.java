// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

/** How the log of a running agent looks: one line each, on standard error, for the system's journal. */
final class LogLines {
  private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

  private LogLines() {
  }

  /** Before the first line is logged; whoever set a format keeps it. */
  static void oneEach() {
    if (System.getProperty(FORMAT) == null) {
      System.setProperty(FORMAT, "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n");
    }
  }
}
