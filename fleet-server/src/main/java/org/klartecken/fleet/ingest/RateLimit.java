// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts events by key within a span of time. Thread-safe; remembers the newest 10,000 keys. */
public final class RateLimit {
  private static final int MOST_KEYS = 10_000;
  private final int allowed;
  private final Duration span;
  private final Map<String, Window> windows = new LinkedHashMap<>();

  private record Window(Instant from, int count) {
  }

  public RateLimit(int allowed, Duration span) {
    this.allowed = allowed;
    this.span = span;
  }

  /** Counts one event. */
  public synchronized void count(String key, Instant now) {
    Window window = windows.remove(key);
    boolean running = window != null && running(window, now);
    windows.put(key, running && window != null ? new Window(window.from(), window.count() + 1) : new Window(now, 1));
    if (windows.size() > MOST_KEYS) {
      windows.remove(windows.keySet().iterator().next());
    }
  }

  /** Whether more events were counted lately than are allowed. */
  public synchronized boolean exceeded(String key, Instant now) {
    Window window = windows.get(key);
    return window != null && running(window, now) && window.count() > allowed;
  }

  private boolean running(Window window, Instant now) {
    return now.isBefore(window.from().plus(span)) && !now.isBefore(window.from());
  }
}
