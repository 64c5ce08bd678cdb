// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.FailureReason;

/** Asks the probes of one device, one after the other, on a thread of its own; may be given up half-way. */
final class DeviceRun implements Runnable {
  private final AttachedDevice device;
  private final List<Probe> probes;
  private final Instant now;
  private final Consumer<DeviceRun> whenOver;
  private final BiConsumer<Probe, RuntimeException> whenThrown;
  private final Map<Probe, ProbeOutcome> outcomes = new LinkedHashMap<>();
  private final Map<Probe, Duration> durations = new LinkedHashMap<>();
  private @Nullable Thread thread;
  private @Nullable Probe current;
  private long currentSince;
  private boolean givenUp;

  DeviceRun(AttachedDevice device, List<Probe> probes, Instant now, Consumer<DeviceRun> whenOver,
      BiConsumer<Probe, RuntimeException> whenThrown) {
    this.device = device;
    this.probes = List.copyOf(probes);
    this.now = now;
    this.whenOver = whenOver;
    this.whenThrown = whenThrown;
  }

  AttachedDevice device() {
    return device;
  }

  @Override
  public void run() {
    try {
      for (Probe probe : probes) {
        if (!begin(probe)) {
          return;
        }
        end(probe, ask(probe));
      }
    } finally {
      over();
    }
  }

  /** Nanoseconds that the probe under way still has; a run that has not begun has all of its first probe's. */
  synchronized long nanosLeft(long nanoTime) {
    Probe asked = current;
    return asked == null ? 1_000_000 : asked.deadline().toNanos() - (nanoTime - currentSince);
  }

  /** Stops waiting: what was answered stays, the rest is a timeout. */
  synchronized Map<Probe, ProbeOutcome> giveUp() {
    givenUp = true;
    if (thread != null) {
      thread.interrupt();
    }
    Probe hung = current;
    for (Probe probe : probes) {
      String detail = probe == hung
          ? "no answer within " + seconds(probe.deadline())
          : "not asked, because " + (hung == null ? "the device" : hung.name()) + " hangs";
      outcomes.putIfAbsent(probe, new ProbeOutcome.Failed(FailureReason.TIMEOUT, detail));
    }
    return Map.copyOf(outcomes);
  }

  synchronized Map<Probe, ProbeOutcome> outcomes() {
    return Map.copyOf(outcomes);
  }

  /** How long each probe took that came back. */
  synchronized Map<Probe, Duration> durations() {
    return Map.copyOf(durations);
  }

  /** The probes that hang or wait behind it. */
  List<Probe> probes() {
    return new ArrayList<>(probes);
  }

  private ProbeOutcome ask(Probe probe) {
    try {
      return probe.run(device, now);
    } catch (RuntimeException e) {
      whenThrown.accept(probe, e);
      return new ProbeOutcome.Failed(FailureReason.OTHER, "the probe itself failed: " + e.getClass().getSimpleName());
    }
  }

  private synchronized boolean begin(Probe probe) {
    thread = Thread.currentThread();
    current = probe;
    currentSince = System.nanoTime();
    return !givenUp;
  }

  private synchronized void end(Probe probe, ProbeOutcome outcome) {
    durations.put(probe, Duration.ofNanos(System.nanoTime() - currentSince));
    outcomes.putIfAbsent(probe, outcome);
  }

  private void over() {
    synchronized (this) {
      thread = null;
      // the thread goes back to its pool: an interrupt meant for this run must not reach the next
      var _ = Thread.interrupted();
    }
    whenOver.accept(this);
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
