// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.store.NotStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the batches of all lanes in as few transactions as possible: who finds the database free commits for everybody
 * who waits, so that one sync of the disk serves them all. Thread-safe.
 */
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private final Database database;
  private final List<CommitStep> steps;
  private final ConcurrentLinkedQueue<Batch> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock committing = new ReentrantLock(true);

  GroupCommit(Database database, List<CommitStep> steps) {
    this.database = database;
    this.steps = List.copyOf(steps);
  }

  private static final class Batch {
    private final List<Outcome> outcomes;
    private boolean done; // guarded by the lock
    private @Nullable NotStored failure;

    Batch(List<Outcome> outcomes) {
      this.outcomes = outcomes;
    }
  }

  /**
   * Returns when the outcomes are on the disk.
   *
   * @throws NotStored when none of them is
   */
  void commit(List<Outcome> outcomes) {
    Batch mine = new Batch(outcomes);
    waiting.add(mine);
    committing.lock();
    try {
      if (!mine.done) {
        commitAllThatWait();
      }
      if (mine.failure != null) {
        throw mine.failure;
      }
    } finally {
      committing.unlock();
    }
  }

  private void commitAllThatWait() {
    List<Batch> batches = new ArrayList<>();
    for (Batch batch = waiting.poll(); batch != null; batch = waiting.poll()) {
      batch.done = true;
      batches.add(batch);
    }
    List<Outcome> all = batches.stream().flatMap(batch -> batch.outcomes.stream()).toList();
    try {
      database.write(connection -> writeAll(connection, all));
    } catch (NotStored e) {
      rolledBack(batches, e);
      return;
    } catch (RuntimeException e) { // a fault of ours in a step: nothing was committed, nothing may be acknowledged
      LOG.error("A step of the transaction failed", e);
      rolledBack(batches, new NotStored(e));
      return;
    }
    steps.forEach(step -> step.committed(all));
  }

  private void rolledBack(List<Batch> batches, NotStored failure) {
    steps.forEach(CommitStep::rolledBack);
    batches.forEach(batch -> batch.failure = failure);
  }

  private boolean writeAll(Connection connection, List<Outcome> outcomes) throws SQLException {
    for (CommitStep step : steps) {
      step.write(connection, outcomes);
    }
    return true;
  }
}
