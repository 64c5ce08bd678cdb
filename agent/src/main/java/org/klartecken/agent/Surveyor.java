// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the PC on a thread of its own: when it is told that something changed, and every minute in case nobody
 * said so. A device that hangs delays the next look, never the heartbeat.
 */
final class Surveyor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Surveyor.class);
  /** A look that takes longer than this is preceded by a glance, so that what was pulled out is missed at once. */
  private static final long SLOW_NS = Duration.ofMillis(80).toNanos();

  /** Why the PC is looked at; also the label of the counter. */
  enum Cause {
    START, EVENT, RESCAN
  }

  private final Function<Instant, Observation> glance;
  private final Function<Instant, Observation> look;
  private final Consumer<Observation> seen;
  private final InstantSource wall;
  private final Duration rescan;
  private final Supplier<Optional<Instant>> askAgain;
  private final Tally tally;
  /** One place: however many changes are told while it looks, one more look sees them all. */
  private final BlockingQueue<Cause> asked = new LinkedBlockingQueue<>(1);
  private final Thread thread;
  private volatile boolean stopping;
  private boolean slow;

  Surveyor(Function<Instant, Observation> glance, Function<Instant, Observation> look, Consumer<Observation> seen,
      InstantSource wall, Duration rescan, Supplier<Optional<Instant>> askAgain, Tally tally) {
    this.glance = glance;
    this.look = look;
    this.seen = seen;
    this.wall = wall;
    this.rescan = rescan;
    this.askAgain = askAgain;
    this.tally = tally;
    this.thread = Thread.ofPlatform().daemon().name("survey").unstarted(this::work);
  }

  void start() {
    var _ = asked.offer(Cause.START);
    thread.start();
  }

  /** Something changed: look again. From any thread; returns at once. */
  void changed() {
    var _ = asked.offer(Cause.EVENT);
  }

  private void work() {
    try {
      while (!stopping) {
        Cause cause = asked.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
        survey(cause == null ? Cause.RESCAN : cause);
      }
    } catch (InterruptedException e) { // closed
      Thread.currentThread().interrupt();
    }
  }

  /** Until everything is looked at again, or sooner when a device that was just plugged in may be asked by then. */
  private Duration patience() {
    Duration until = askAgain.get().map(at -> Duration.between(wall.instant(), at)).orElse(rescan);
    return until.isNegative() ? Duration.ZERO : until.compareTo(rescan) < 0 ? until : rescan;
  }

  private void survey(Cause cause) {
    tally.count(AgentMeter.SURVEYS, cause.name());
    try {
      if (slow && cause == Cause.EVENT) {
        seen.accept(glance.apply(wall.instant()));
      }
      long from = System.nanoTime();
      Observation whole = look.apply(wall.instant());
      long took = System.nanoTime() - from;
      slow = took > SLOW_NS;
      tally.add(AgentMeter.SURVEY_SECONDS, took / 1e9);
      seen.accept(whole);
    } catch (RuntimeException e) { // a bug in a reader must not end the looking; the next look may succeed
      LOG.error("the PC could not be looked at", e);
    }
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
  }
}
