// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.util.List;
import org.klartecken.agent.publish.LineEvent;
import org.klartecken.agent.selftest.Told;
import org.klartecken.contract.Observation;
import org.klartecken.contract.UsageSession;

/** What wakes the agent's one thread. */
sealed interface AgentEvent {
  /** The PC was looked at. */
  record Surveyed(Observation observation) implements AgentEvent {
  }

  /** Something happened on the connection. */
  record OnLine(LineEvent event) implements AgentEvent {
  }

  /** Usage sessions began, grew or ended; the second list is all that last now. */
  record Used(List<UsageSession> changed, List<UsageSession> open) implements AgentEvent {
  }

  /** A self-test went on, or is over. */
  record SelfTested(Told told) implements AgentEvent {
  }

  record Stop() implements AgentEvent {
  }
}
