// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.readiness.AssessmentCodec;
import org.klartecken.room.RoomState;
import org.klartecken.room.StateCodec;

/** Keeps what is known of rooms. A heartbeat writes one small row; only what was observed anew writes the large one. */
public final class RoomStateWriter implements CommitStep {
  private static final String PRESENCE = """
      INSERT INTO room_presence (room_id, presence, presence_since, last_seen) VALUES (?, ?, ?, ?)
      ON CONFLICT (room_id) DO UPDATE SET presence = excluded.presence, presence_since = excluded.presence_since,
        last_seen = excluded.last_seen""";
  private static final String STATE = """
      INSERT INTO room_state (room_id, state, judgement, judged_at, judged_with, since, reports)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (room_id) DO UPDATE SET state = excluded.state, judgement = excluded.judgement,
        judged_at = excluded.judged_at, judged_with = excluded.judged_with, since = excluded.since,
        reports = excluded.reports""";
  private final StateCodec states = new StateCodec();
  private final AssessmentCodec judgements = new AssessmentCodec();

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (PreparedStatement presence = transaction.prepareStatement(PRESENCE);
        PreparedStatement state = transaction.prepareStatement(STATE)) {
      for (Outcome outcome : outcomes) {
        bindPresence(presence, outcome);
        presence.addBatch();
        if (outcome.stateChanged()) {
          bindState(state, outcome);
          state.addBatch();
        }
      }
      presence.executeBatch();
      state.executeBatch();
    }
  }

  private static void bindPresence(PreparedStatement row, Outcome outcome) throws SQLException {
    RoomState state = outcome.after().state();
    row.setString(1, outcome.after().room().id().value());
    row.setString(2, state.presence().name());
    row.setLong(3, state.presenceSince().toEpochMilli());
    bind(row, 4, state.lastSeen());
  }

  private static void bind(PreparedStatement row, int column, @Nullable Instant time) throws SQLException {
    if (time == null) {
      row.setNull(column, Types.BIGINT);
    } else {
      row.setLong(column, time.toEpochMilli());
    }
  }

  private void bindState(PreparedStatement row, Outcome outcome) throws SQLException {
    RoomSnapshot snapshot = outcome.after();
    row.setString(1, snapshot.room().id().value());
    row.setString(2, new String(states.encode(snapshot.state()), UTF_8));
    row.setString(3, new String(judgements.encode(snapshot.assessment()), UTF_8));
    row.setLong(4, outcome.at().toEpochMilli());
    row.setString(5, outcome.judgedWith());
    row.setLong(6, snapshot.since().toEpochMilli());
    row.setLong(7, outcome.reports());
  }
}
