// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import org.klartecken.contract.AgentId;
import org.klartecken.fleet.room.Room;

/** What became of a request to enrol. */
public sealed interface EnrolOutcome {
  /** The agent's own credentials; its name is its agent id. */
  record Enrolled(AgentId agent, String shard, String password, Room room) implements EnrolOutcome {
  }

  record Refused(EnrolRefusal reason) implements EnrolOutcome {
  }
}
