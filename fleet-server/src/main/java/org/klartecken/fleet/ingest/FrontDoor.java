// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.RoomReadiness;

/**
 * Port: where agents connect and readers subscribe.
 *
 * <p>What an agent publishes comes to the {@link Inbox} with a {@link Receipt}; the agent's PUBACK is sent when the
 * receipt says so. Thread-safe.
 */
public interface FrontDoor extends AutoCloseable {
  /** The port that agents connect to. */
  int port();

  /** Sends an order; false when the agent is not connected, and then it is lost. */
  boolean send(AgentId agent, Command order);

  /** Tells all readers of that room, and those who subscribe later. */
  void publish(RoomReadiness word);

  /** Connections that were admitted. */
  int connections();

  /** Says goodbye to everybody and stops listening. */
  @Override
  void close();
}
