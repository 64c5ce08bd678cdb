// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.klartecken.fleet.change.StoredChanges;
import org.klartecken.fleet.history.StoredHistory;
import org.klartecken.fleet.selftest.StoredSelfTests;
import org.klartecken.fleet.unit.StoredUnits;
import org.klartecken.fleet.usage.StoredUsage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what is too old to be asked for, once an hour. */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  /** A little more than a year, so that a month can be compared with the same one of last year. */
  static final Duration HISTORY = Duration.ofDays(400);
  /** Three years of use show the benefit of a room. */
  static final Duration USAGE = Duration.ofDays(3 * 366L);
  private final StoredHistory history;
  /** What changed a quarter of a year ago explains nothing any more. */
  static final Duration CHANGES = Duration.ofDays(92);
  private final StoredChanges changes;
  private final StoredUnits units;
  private final StoredUsage usage;
  private final StoredSelfTests selfTests;
  private final InstantSource clock;

  Retention(DataSource database, InstantSource clock) {
    history = new StoredHistory(database);
    selfTests = new StoredSelfTests(database);
    usage = new StoredUsage(database);
    changes = new StoredChanges(database);
    units = new StoredUnits(database);
    this.clock = clock;
  }

  void start(Vertx vertx) {
    Callable<Integer> work = this::forget;
    vertx.setPeriodic(TimeUnit.HOURS.toMillis(1), _ -> vertx.executeBlocking(work)
        .onFailure(e -> LOG.warn("What is too old could not be forgotten: {}", e.getMessage())));
  }

  int forget() {
    Instant now = clock.instant();
    return history.forgetBefore(now.minus(HISTORY)) + usage.forgetBefore(now.minus(USAGE))
        + selfTests.forgetBefore(now.minus(HISTORY))
        + changes.forgetBefore(now.minus(CHANGES)) + units.forgetBefore(now.minus(HISTORY));
  }
}
