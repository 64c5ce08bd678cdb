// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.fleet.selftest.SelfTestRun;
import org.klartecken.fleet.web.room.RoomView.Figure;
import org.klartecken.fleet.web.room.RoomView.SelfTest;
import org.klartecken.fleet.web.room.RoomView.Step;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.RoomState;

/** What a room's page says of its last self-test. Pure. */
final class SelfTestViews {
  private final Words w;
  private final Times times;
  private final RoomState state;
  private final Readings readings;

  SelfTestViews(Words w, Times times, RoomState state) {
    this.w = w;
    this.times = times;
    this.state = state;
    this.readings = new Readings(w, times);
  }

  SelfTest view(Optional<SelfTestRun> last) {
    if (last.isEmpty()) {
      return new SelfTest("NONE", false, 0, "", w.get("selftest.none"), List.of(), List.of());
    }
    SelfTestRun run = last.get();
    ReadingName current = run.current();
    return new SelfTest(run.state().name(), run.isRunning(times.now()), run.percent(),
        current == null ? "" : name(current), told(run), run.steps().stream().map(this::step).toList(),
        run.readings().stream().map(this::figure).toList());
  }

  private String told(SelfTestRun run) {
    String when = times.full(run.isRunning(times.now()) ? run.begunAt() : run.toldAt());
    if (run.isRunning(times.now())) {
      return run.by().isEmpty() ? w.get("selftest.since", when) : w.get("selftest.since.by", when, run.by());
    }
    return run.isLost(times.now()) ? w.get("selftest.lost", when) : w.get("selftest.ended." + run.state().name(), when);
  }

  private Step step(SelfTestStep step) {
    StepReason reason = step.reason();
    String word = w.of(step.result());
    return new Step(mark(step.result()), name(step.name()),
        reason == null ? word : word + ": " + w.of(reason));
  }

  private static String mark(StepResult result) {
    return switch (result) {
      case MEASURED -> "PROVED";
      case SKIPPED, OTHER -> "NOT_APPLICABLE";
      case FAILED -> "UNKNOWN";
    };
  }

  private String name(ReadingName step) {
    String key = "selftest.step." + step.value();
    return w.has(key) ? w.get(key) : step.value();
  }

  private Figure figure(Reading reading) {
    var device = state.devices().get(reading.device());
    return new Figure(readings.name(reading.name()), readings.value(reading), device == null ? "" : device.name());
  }
}
