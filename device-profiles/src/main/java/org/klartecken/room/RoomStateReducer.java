// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Value;

/**
 * Folds messages into what is known of a room. Pure.
 *
 * <p>A birth or a report replaces the whole present state; a self-test that is over adds its measurements; all others
 * only say that the agent lives; what a heartbeat's time shows of the PC's clock is noted. Usage and replies are always {@code Applied}, late or not: what they tell is about the
 * past and is kept elsewhere, by their own ids.
 */
public final class RoomStateReducer {
  private RoomStateReducer() {
  }

  /** The state after a message that arrived at a time of the judge's clock. */
  public static Reduction apply(RoomState state, Message message, Instant receivedAt) {
    return switch (message) {
      case Message.Birth m -> born(state, m, receivedAt);
      case Message.Report m -> whole(state, message, state.agent(), m.observation(), m.digest(), receivedAt);
      case Message.SelfTest m -> new Reduction.Applied(measured(state, m, receivedAt));
      case Message.Heartbeat m ->
        new Reduction.Applied(ClockDifference.noted(state.heard(receivedAt), m.stamp(), receivedAt));
      case Message.Usage _,Message.Reply _ -> new Reduction.Applied(state.heard(receivedAt));
    };
  }

  /** The state after the agent's connection ended, or after it was silent for too long. */
  public static RoomState silent(RoomState state, Instant at) {
    return state.silent(at);
  }

  private static Reduction born(RoomState state, Message.Birth birth, Instant receivedAt) {
    Reduction born = whole(state, birth, birth.agent(), birth.observation(), birth.digest(), receivedAt);
    return born instanceof Reduction.Applied(RoomState applied)
        ? new Reduction.Applied(ClockDifference.noted(applied, birth.stamp(), receivedAt))
        : born;
  }

  private static Reduction whole(RoomState state, Message message, @Nullable AgentInfo agent,
      Observation observation, String digest, Instant receivedAt) {
    return switch (Order.of(state, message, receivedAt)) {
      case NEWER ->
        new Reduction.Applied(replace(state, message.stamp(), agent, observation, digest, receivedAt));
      case SAME -> new Reduction.Outdated(state.heard(receivedAt), true);
      case OLDER -> new Reduction.Outdated(state.heard(receivedAt), false);
    };
  }

  private static RoomState replace(RoomState state, Stamp stamp, @Nullable AgentInfo agent, Observation observation,
      String digest, Instant receivedAt) {
    RoomState heard = state.heard(receivedAt);
    Map<DeviceId, Device> devices = devices(state, observation);
    JudgeClock clock = new JudgeClock(stamp.wallTime(), receivedAt);
    Map<ReadingKey, Reading> readings = Proofs.after(state, devices, observation.readings(), clock);
    Turnover turnover = Turnover.of(state, devices, receivedAt);
    return new RoomState(heard.presence(), heard.presenceSince(), heard.lastSeen(), agent, stamp, receivedAt, digest,
        devices, readings, failures(devices, observation, clock), turnover.lost(),
        memory(turnover, Facts.untold(state, devices, readings)));
  }

  /** The very map that is known when nothing in it changed, which whoever compares states sees at once. */
  private static Map<DeviceId, Device> devices(RoomState state, Observation observation) {
    Map<DeviceId, Device> devices = LinkedHashMap.newLinkedHashMap(observation.devices().size());
    observation.devices().forEach(device -> devices.putIfAbsent(device.id(), device));
    return devices.equals(state.devices()) ? state.devices() : devices;
  }

  private static Memory memory(Turnover turnover, Map<ReadingKey, Value> facts) {
    return turnover.arrivals().isEmpty() && facts.isEmpty() ? Memory.NONE : new Memory(turnover.arrivals(), facts);
  }

  /** A cancelled test has measured something, too; a late one overwrites nothing newer. */
  private static RoomState measured(RoomState state, Message.SelfTest test, Instant receivedAt) {
    RoomState heard = state.heard(receivedAt);
    return test.state().isOver() && !test.readings().isEmpty()
        ? heard.with(Proofs.added(heard, test.readings(),
            new JudgeClock(test.stamp().wallTime(), state.madeAt(test.stamp(), receivedAt))))
        : heard;
  }

  private static Map<ReadingKey, ProbeFailure> failures(Map<DeviceId, Device> devices, Observation observation,
      JudgeClock clock) {
    Map<ReadingKey, ProbeFailure> failures = LinkedHashMap.newLinkedHashMap(observation.failures().size());
    for (ProbeFailure f : observation.failures()) {
      if (devices.containsKey(f.device())) {
        failures.put(new ReadingKey(f.device(), f.probe()),
            new ProbeFailure(f.device(), f.probe(), f.reason(), f.detail(), clock.of(f.observedAt())));
      }
    }
    return failures;
  }
}
