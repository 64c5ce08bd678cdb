// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.readiness.Readiness;

/** Notes a room's readiness within the transaction that changed it. Writing the same change again changes nothing. */
public final class HistoryWriter implements CommitStep {
  private static final String NOTE = """
      INSERT INTO readiness_change (room_id, at, readiness) VALUES (?, ?, ?)
      ON CONFLICT (room_id, at) DO UPDATE SET readiness = excluded.readiness""";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    for (Outcome outcome : outcomes) {
      RoomSnapshot before = outcome.before();
      write(transaction, outcome.after().room().id(), before == null ? null : before.assessment().readiness(),
          outcome.after().assessment().readiness(), outcome.after().since());
    }
  }

  /** Writes one row if the word changed. {@code before} is null for a room that has none yet. */
  void write(Connection transaction, RoomId room, @Nullable Readiness before, Readiness after, Instant at)
      throws SQLException {
    if (before == after) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(NOTE)) {
      insert.setString(1, room.value());
      insert.setLong(2, at.toEpochMilli());
      insert.setString(3, after.name());
      insert.executeUpdate();
    }
  }
}
