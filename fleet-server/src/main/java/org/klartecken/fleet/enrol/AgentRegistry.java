// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.store.Database;

/** All agents that may connect, in memory, since thousands connect at once after a restart. Thread-safe. */
public final class AgentRegistry {
  private final ConcurrentMap<AgentId, AgentAccess> agents = new ConcurrentHashMap<>();

  /** All agents of the database that have a room. */
  public static AgentRegistry load(Database database) {
    AgentRegistry registry = new AgentRegistry();
    database.read(connection -> {
      registry.read(connection);
      return true;
    });
    return registry;
  }

  private void read(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("""
        SELECT agent.id, shard, salt, hash, room.id FROM agent JOIN room ON room.agent_id = agent.id
        WHERE revoked_at IS NULL"""); ResultSet row = query.executeQuery()) {
      while (row.next()) {
        put(new AgentAccess(new AgentId(row.getString(1)), row.getString(2), row.getString(3), row.getString(4),
            new RoomId(row.getString(5))));
      }
    }
  }

  public Optional<AgentAccess> find(AgentId agent) {
    return Optional.ofNullable(agents.get(agent));
  }

  void put(AgentAccess access) {
    agents.put(access.agent(), access);
  }

  void remove(AgentId agent) {
    agents.remove(agent);
  }
}
