// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Everything that is logged at INFO and above while this is open. */
final class LogCapture extends Handler implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private final Logger ours = Logger.getLogger("org.klartecken");
  private final @Nullable Level usual = ours.getLevel();

  LogCapture() {
    ours.setLevel(Level.INFO); // as a running server has it
    root.addHandler(this);
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    if (line.getLevel().intValue() >= Level.INFO.intValue()) {
      lines.add(line.getMessage() + (line.getThrown() == null ? "" : " " + line.getThrown()));
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    root.removeHandler(this);
    ours.setLevel(usual);
  }
}
