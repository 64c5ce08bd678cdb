// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.system.BootClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every two seconds who uses what, on a thread of its own, and tells what became of it. */
public final class UsageWatch implements AutoCloseable {
  /** How often it looks; a pause of use that ends a session is more than two looks long. */
  public static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(UsageWatch.class);

  private final Supplier<List<UseSighting>> reader;
  private final String bootId;
  private final BootClock clock;
  private final InstantSource wall;
  private final UsageListener listener;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("usage").stackSize(256 * 1024)
      .unstarted(this::watch);
  private UsageTracker tracker = UsageTracker.EMPTY;
  /** What was busy at the last look; nothing at first, as the flags may have been made before anything was. */
  private Set<UseSighting> before = Set.of();

  /** @param devices what is attached now, asked at each look */
  public UsageWatch(UseReader reader, Supplier<List<AttachedDevice>> devices, String bootId, BootClock clock,
      InstantSource wall, UsageListener listener) {
    this(() -> reader.look(devices.get()), bootId, clock, wall, listener);
  }

  UsageWatch(Supplier<List<UseSighting>> reader, String bootId, BootClock clock, InstantSource wall,
      UsageListener listener) {
    this.reader = reader;
    this.bootId = bootId;
    this.clock = clock;
    this.wall = wall;
    this.listener = listener;
  }

  public void start() {
    thread.start();
  }

  private void watch() {
    try {
      do {
        look();
      } while (!stop.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) { // nobody interrupts this thread but the end of the process
      Thread.currentThread().interrupt();
    }
  }

  void look() {
    try {
      List<UseSighting> seen = reader.get();
      take(tracker.observe(new UsageTracker.Moment(bootId, clock.milliseconds(), wall.instant()), seen));
      compare(seen);
    } catch (RuntimeException e) { // a bug in a reader must not end the watching
      LOG.error("use could not be looked at", e);
    }
  }

  private void take(UsageTracker.Step step) {
    tracker = step.next();
    if (!step.changed().isEmpty()) {
      listener.used(step.changed(), tracker.open());
    }
  }

  /** The class of the program is no part of the flags. */
  private void compare(List<UseSighting> seen) {
    Set<UseSighting> now = seen.stream().filter(s -> s.state() instanceof InUse.Busy)
        .map(s -> new UseSighting(s.device(), s.use(), new InUse.Idle())).collect(Collectors.toSet());
    boolean differs = !before.equals(now);
    before = now;
    if (differs) {
      listener.useChanged();
    }
  }

  /** Stops looking, and tells the end of what still lasted. */
  @Override
  public void close() {
    stop.countDown();
    try {
      if (thread.isAlive()) {
        thread.join();
      }
      take(tracker.finish());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
