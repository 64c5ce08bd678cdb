// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a remedy switches off for a moment. It is on again when this is closed, and also when the process is told to end
 * before that, as by Ctrl-C: left off, nobody could use it. Thread-safe.
 */
final class SwitchedOff implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchedOff.class);
  private static final Set<SwitchedOff> OPEN = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;
  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SwitchedOff::endAll, "remedies-end"));
  }

  private final Writer writer;
  private final List<Way> waysBack = new ArrayList<>();
  private boolean over;

  /** Writes an attribute below {@code /sys}. */
  interface Writer {
    void write(Path attribute, String value) throws IOException;
  }

  private record Way(Path attribute, String value) {
  }

  SwitchedOff(Writer writer) {
    this.writer = writer;
    OPEN.add(this);
  }

  /**
   * Switches one thing off.
   *
   * @param back the attribute by which it is switched on again, with {@code valueBack}
   */
  synchronized void off(Path attribute, String value, Path back, String valueBack) throws IOException {
    if (over || ending) {
      throw new IOException("the process ends");
    }
    waysBack.add(new Way(back, valueBack)); // before: a write that fails may have done half of it
    writer.write(attribute, value);
  }

  /**
   * Switches everything on again, all of it though something cannot be, each with a second try.
   *
   * @throws IOException the last reason why something could not be
   */
  @Override
  public synchronized void close() throws IOException {
    OPEN.remove(this);
    over = true;
    IOException fault = null;
    for (Way way : waysBack) {
      try {
        on(way);
      } catch (IOException e) {
        fault = e;
      }
    }
    waysBack.clear();
    if (fault != null) {
      throw fault;
    }
  }

  private void on(Way way) throws IOException {
    try {
      writer.write(way.attribute(), way.value());
    } catch (IOException e) { // a device that was just reset may fail once
      writer.write(way.attribute(), way.value());
    }
  }

  private static void endAll() {
    ending = true;
    OPEN.forEach(SwitchedOff::end);
  }

  private void end() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn("reason=NOT_RESTORED a device may be off until it is plugged in again: {}", e.getMessage());
    }
  }
}
