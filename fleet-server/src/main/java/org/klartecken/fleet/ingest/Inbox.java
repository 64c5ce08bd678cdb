// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import org.klartecken.contract.AgentId;

/** Where a front door puts what arrives. Called on event loops: implementations only enqueue. */
public interface Inbox {
  /** An agent that proved who it is published something; in the order of its connection. */
  void published(AgentId agent, String topic, byte[] payload, Receipt receipt);

  /** The agent's connection ended without a goodbye, and no newer one took its place. */
  void gone(AgentId agent);
}
