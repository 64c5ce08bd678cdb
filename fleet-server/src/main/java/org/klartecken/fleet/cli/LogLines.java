// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.cli;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How the log of a running server looks: one line each, on standard error, and libraries speak only when it matters. */
final class LogLines {
  private static final String FORMAT = "java.util.logging.SimpleFormatter.format";
  private static final String CONFIGURED = "java.util.logging.config.file";
  /** Micrometer warns of a gauge that Vert.x registers once per event loop; the first is the right one. */
  private static final Map<String, Level> QUIET = Map.of("org.flywaydb", Level.WARNING, "com.zaxxer.hikari",
      Level.WARNING, "io.micrometer", Level.SEVERE);
  /** The JDK forgets the level of a logger that nobody holds. */
  private static final List<Logger> HELD = QUIET.keySet().stream().map(Logger::getLogger).toList();

  private LogLines() {
  }

  /** Before the first line is logged; whoever configured logging keeps it. */
  static void oneEach() {
    if (System.getProperty(FORMAT) == null) {
      System.setProperty(FORMAT, "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n");
    }
    if (System.getProperty(CONFIGURED) == null) {
      HELD.forEach(logger -> logger.setLevel(QUIET.get(logger.getName())));
    }
  }
}
