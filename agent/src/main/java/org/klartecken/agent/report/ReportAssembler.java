// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsageSession;

/** Makes messages of what was observed. */
public final class ReportAssembler {
  private final AgentInfo agent;
  private final StateDigest digest;
  private final Instant booted;

  /**
   * @param booted when this PC was booted by the clock of the observations, which need not be the wall clock and never
   *     jumps
   */
  public ReportAssembler(AgentInfo agent, StateDigest digest, Instant booted) {
    this.agent = agent;
    this.digest = digest;
    this.booted = booted;
  }

  /** The state with its digest, made once for all messages about it. */
  public Observed observed(Observation observation) {
    return new Observed(observation, digest.of(observation));
  }

  /** Who I am and everything I see; the sessions are those that last now. */
  public Message.Birth birth(Stamp stamp, Observed state, List<UsageSession> open) {
    return new Message.Birth(stamp, agent, byWallClock(state.observation(), stamp), state.digest(), open);
  }

  public Message.Report report(Stamp stamp, Observed state) {
    return new Message.Report(stamp, byWallClock(state.observation(), stamp), state.digest());
  }

  /** Alive, with the digest of what was last said on this connection. */
  public Message.Heartbeat heartbeat(Stamp stamp, String lastDigest) {
    return new Message.Heartbeat(stamp, lastDigest);
  }

  public Message.Usage usage(Stamp stamp, UsageSession session) {
    return new Message.Usage(stamp, List.of(session));
  }

  /** What was observed a minute ago is a minute older than its message, also when the wall clock was set in between. */
  private Observation byWallClock(Observation seen, Stamp stamp) {
    Duration jumped = Duration.between(booted.plusMillis(stamp.monotonicMs()), stamp.wallTime());
    return new Observation(seen.devices(),
        seen.readings().stream()
            .map(r -> new Reading(r.device(), r.name(), r.value(), r.unit(), r.proof(), r.observedAt().plus(jumped)))
            .toList(),
        seen.failures().stream().map(
            f -> new ProbeFailure(f.device(), f.probe(), f.reason(), f.detail(), f.observedAt().plus(jumped)))
            .toList());
  }
}
