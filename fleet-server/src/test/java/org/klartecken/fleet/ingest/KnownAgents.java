// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.util.Set;
import org.klartecken.contract.AgentId;

/** Two agents with the password "secret", and readers of everything or of one organisation. */
final class KnownAgents implements Gatekeeper {
  private static final Set<String> AGENTS = Set.of("a1", "a2");

  @Override
  public boolean isAgent(AgentId agent, String shard, String password) {
    return AGENTS.contains(agent.value()) && shard.equals("s1") && password.equals("secret");
  }

  @Override
  public String shardOf(AgentId agent) {
    return AGENTS.contains(agent.value()) ? "s1" : "";
  }

  @Override
  public Reader reader(String token) {
    return switch (token) {
      case "all" -> new Reader.Allowed("");
      case "town" -> new Reader.Allowed("town");
      default -> new Reader.Denied();
    };
  }
}
