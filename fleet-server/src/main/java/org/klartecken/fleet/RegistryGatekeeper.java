// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.time.InstantSource;
import org.klartecken.contract.AgentId;
import org.klartecken.fleet.enrol.AgentAccess;
import org.klartecken.fleet.enrol.AgentRegistry;
import org.klartecken.fleet.ingest.Gatekeeper;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.token.TokenVerdict;

/** The front door asks the registry of agents and the store of bearer tokens. */
record RegistryGatekeeper(AgentRegistry agents, TokenStore tokens, InstantSource clock) implements Gatekeeper {
  @Override
  public boolean isAgent(AgentId agent, String shard, String password) {
    return agents.find(agent).filter(access -> access.shard().equals(shard) && access.knows(password)).isPresent();
  }

  @Override
  public String shardOf(AgentId agent) {
    return agents.find(agent).map(AgentAccess::shard).orElse("");
  }

  @Override
  public Reader reader(String token) {
    return switch (tokens.verify(token, clock.instant())) {
      case TokenVerdict.Granted(var granted) when granted.allows(Scope.READ) ->
        new Reader.Allowed(granted.organisation() == null ? "" : granted.organisation());
      case TokenVerdict.Granted _,TokenVerdict.Denied _ -> new Reader.Denied();
    };
  }
}
