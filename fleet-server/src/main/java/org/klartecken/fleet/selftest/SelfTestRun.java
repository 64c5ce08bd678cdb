// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Message;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;

/**
 * One self-test of a room as it is known.
 *
 * @param percent that is done
 * @param current the step that runs, or null
 * @param steps that are over
 * @param by who asked for it; empty when that is not known any more
 * @param begunAt when it was asked for or first heard of
 * @param toldAt when the agent told of it last
 */
public record SelfTestRun(RoomId room, String id, SelfTestState state, int percent, @Nullable ReadingName current,
    List<SelfTestStep> steps, List<Reading> readings, String by, Instant begunAt, Instant toldAt) {
  /** The step that is the whole test. */
  private static final ReadingName WHOLE = new ReadingName("selftest.plan");
  /** An agent tells twice a second; one that is silent for so long tells nothing more. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  public SelfTestRun {
    steps = List.copyOf(steps);
    readings = List.copyOf(readings);
  }

  static SelfTestRun asked(RoomId room, String id, String by, Instant now) {
    return new SelfTestRun(room, id, SelfTestState.RUNNING, 0, null, List.of(), List.of(), by, now, now);
  }

  /** What an agent tells, with what was known before of the same test. */
  static SelfTestRun told(RoomId room, Message.SelfTest message, @Nullable SelfTestRun before, Instant at) {
    boolean same = before != null && before.id().equals(message.id());
    return new SelfTestRun(room, message.id(), message.state(), (int) message.percent(), message.current(),
        message.steps(), message.readings(), same && before != null ? before.by() : "",
        same && before != null ? before.begunAt() : at, at);
  }

  /** The same, with who asked for it and when. */
  SelfTestRun begun(String who, Instant at) {
    return new SelfTestRun(room, id, state, percent, current, steps, readings, who, at, toldAt);
  }

  /** The same when it could not begin. */
  SelfTestRun refused(StepReason why, String detail, Instant at) {
    return new SelfTestRun(room, id, SelfTestState.REFUSED, percent, null,
        List.of(new SelfTestStep(WHOLE, StepResult.SKIPPED, why, detail, null)), List.of(), by, begunAt, at);
  }

  /** Whether more will come of it. */
  public boolean isRunning(Instant now) {
    return !state.isOver() && now.isBefore(toldAt.plus(SILENT));
  }

  /** Whether it ended without an answer. */
  public boolean isLost(Instant now) {
    return !state.isOver() && !isRunning(now);
  }
}
