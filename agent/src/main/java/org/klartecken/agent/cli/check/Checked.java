// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.Stamp;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.RoomStandard;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Judge;
import org.klartecken.room.Belongings;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/**
 * One look at a room and its judgement.
 *
 * @param comparedWith when the agent that runs here saw last which devices there are, as far as it has run
 */
public record Checked(Observation seen, RoomState state, RoomStandard standard, Assessment judged, Instant at,
    Optional<Instant> comparedWith) {
  /** Judges as the server would judge the first message of a room that it has never heard of. */
  public static Checked judge(Observation all, RoomStandard standard, DeviceProfiles profiles, Instant now) {
    return judge(all, List.of(), standard, profiles, now);
  }

  /**
   * Judges as the server would that had heard what was written down, and then this.
   *
   * @param past which devices were here before, oldest first
   */
  public static Checked judge(Observation all, List<Message.Report> past, RoomStandard standard,
      DeviceProfiles profiles, Instant now) {
    RoomState before = RoomState.unheard(now);
    for (Message.Report report : past) {
      Instant then = report.stamp().wallTime().isBefore(now) ? report.stamp().wallTime() : now;
      before = RoomStateReducer.apply(before, Belongings.of(report, standard, List.of(), profiles), then).state();
    }
    Observation seen = Belongings.of(all, standard, List.of(), profiles);
    Message birth = new Message.Birth(new Stamp("check", 0, now, 0), new AgentInfo("", "", ""), seen, "", List.of());
    RoomState state = RoomStateReducer.apply(before, birth, now).state();
    return new Checked(seen, state, standard, Judge.assess(state, standard, profiles, List.of(), now), now,
        Optional.ofNullable(before.reportedAt()));
  }

  public PluginStatus status() {
    return PluginStatus.of(judged.readiness());
  }
}
