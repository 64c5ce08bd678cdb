// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import org.klartecken.contract.AgentId;

/** Decides who may come in, and as what. Called on event loops; must not block, except for readers. */
public interface Gatekeeper {
  /** Whether the password is that agent's. */
  boolean isAgent(AgentId agent, String shard, String password);

  /** Shard of an agent, or the empty text when there is no such agent. */
  String shardOf(AgentId agent);

  /** Whether a bearer token allows to read the readiness topics of an organisation. May block. */
  Reader reader(String token);

  /** What a reader may see. */
  sealed interface Reader {
    /** Nothing: the token is not valid. */
    record Denied() implements Reader {
    }

    /** @param organisation slug, or the empty text for all */
    record Allowed(String organisation) implements Reader {
      public boolean sees(String owner) {
        return organisation.isEmpty() || organisation.equals(owner);
      }
    }
  }
}
