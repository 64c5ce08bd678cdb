// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Counts like {@code CLOCK_BOOTTIME} without a foreign call: {@code /proc/uptime} (sleep included, steps of 10 ms) says
 * where we are, {@link System#nanoTime()} (which stands still during sleep) fills in between.
 *
 * <p>At most 10 ms and the time of one read behind the kernel's clock, never ahead of it. Where there is no
 * {@code /proc/uptime} it counts by {@code nanoTime} alone, whose origin is the boot on the systems we know.
 * Thread-safe.
 */
public final class UptimeBootClock implements BootClock {
  private final Path uptime;
  private final LongSupplier nanoTime;
  private long anchorMicros;
  private long anchorNanos;
  private long last;

  /** The clock of the running system. */
  public UptimeBootClock() {
    this(Path.of("/proc/uptime"), System::nanoTime);
  }

  UptimeBootClock(Path uptime, LongSupplier nanoTime) {
    this.uptime = uptime;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized long microseconds() {
    OptionalLong kernel = read();
    long nanos = nanoTime.getAsLong(); // after the file, so that the estimate cannot run ahead of the kernel
    long estimate = anchorMicros + (nanos - anchorNanos) / 1000;
    if (kernel.isPresent() && estimate < kernel.getAsLong()) { // the first time, and after a sleep
      anchorMicros = kernel.getAsLong();
      anchorNanos = nanos;
      estimate = anchorMicros;
    }
    last = Math.max(last, estimate);
    return last;
  }

  private OptionalLong read() {
    try {
      return parse(Files.readString(uptime));
    } catch (IOException absent) { // not Linux: nanoTime alone is the promised substitute
      return OptionalLong.empty();
    }
  }

  /** Reads {@code 358161.72 712208.13}, the first of which is seconds since boot. */
  static OptionalLong parse(String text) {
    int end = text.indexOf(' ');
    try {
      double seconds = Double.parseDouble(end < 0 ? text.strip() : text.substring(0, end));
      return seconds >= 0 && seconds < 1e12
          ? OptionalLong.of(Math.round(seconds * 100) * 10_000)
          : OptionalLong.empty();
    } catch (NumberFormatException malformed) {
      return OptionalLong.empty();
    }
  }
}
