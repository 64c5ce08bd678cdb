// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Port: keeps one thing of the outcomes, within the one transaction. Called by one thread at a time. */
public interface CommitStep {
  /** Writes; what it throws rolls back the whole transaction. Outcomes of one room are in order. */
  void write(Connection transaction, List<Outcome> outcomes) throws SQLException;

  /** Called when a transaction that this step wrote into was rolled back: what it remembers of it is void. */
  default void rolledBack() {
  }

  /** Called after the commit, on the committing thread: only enqueues. */
  default void committed(List<Outcome> outcomes) {
  }
}
