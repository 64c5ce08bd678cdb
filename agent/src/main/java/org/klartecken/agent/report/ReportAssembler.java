// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import java.util.List;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsageSession;

/** Makes messages of what was observed. */
public final class ReportAssembler {
  private final AgentInfo agent;
  private final StateDigest digest;

  public ReportAssembler(AgentInfo agent, StateDigest digest) {
    this.agent = agent;
    this.digest = digest;
  }

  /** The state with its digest, made once for all messages about it. */
  public Observed observed(Observation observation) {
    return new Observed(observation, digest.of(observation));
  }

  /** Who I am and everything I see; the sessions are those that last now. */
  public Message.Birth birth(Stamp stamp, Observed state, List<UsageSession> open) {
    return new Message.Birth(stamp, agent, state.observation(), state.digest(), open);
  }

  public Message.Report report(Stamp stamp, Observed state) {
    return new Message.Report(stamp, state.observation(), state.digest());
  }

  /** Alive, with the digest of what was last said on this connection. */
  public Message.Heartbeat heartbeat(Stamp stamp, String lastDigest) {
    return new Message.Heartbeat(stamp, lastDigest);
  }

  public Message.Usage usage(Stamp stamp, UsageSession session) {
    return new Message.Usage(stamp, List.of(session));
  }
}
