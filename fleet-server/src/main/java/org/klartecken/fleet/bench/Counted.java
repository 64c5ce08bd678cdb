// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the database holds, against what the agents sent and had acknowledged. */
record Counted(long lost, long doubled) {
  /** Reads the database of a server that has stopped. */
  static Counted of(Path data, List<LoadAgent> agents) throws SQLException {
    long lost = 0;
    long doubled = 0;
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("klartecken.db"))) {
      for (LoadAgent agent : agents) {
        long reports = number(database, """
            SELECT COALESCE(SUM(reports), 0) FROM room JOIN room_state ON room_state.room_id = room.id
            WHERE agent_id = ?""", agent.agent());
        long sessions = number(database, "SELECT COUNT(*) FROM usage_session WHERE agent_id = ?", agent.agent());
        lost += Math.max(0, agent.reports() - reports) + Math.max(0, agent.sessions() - sessions);
        doubled += Math.max(0, reports - agent.reports()) + Math.max(0, sessions - agent.sessions());
      }
    }
    return new Counted(lost, doubled);
  }

  private static long number(Connection database, String sql, String agent) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(sql)) {
      query.setString(1, agent);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
