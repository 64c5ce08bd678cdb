// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.fleet.selftest.PastTest;
import org.klartecken.fleet.selftest.SelfTestRun;
import org.klartecken.fleet.selftest.TestFault;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.SelfTestTexts;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.RoomState;

/** What came of a self-test that is over: on the room's own page, and in the list of those before. Pure. */
public final class VerdictViews {
  private final Words w;
  private final RoomState state;
  private final Readings readings;
  private final SelfTestTexts texts;

  /** @param mark the state whose sign it bears; {@code NONE} has none */
  public record Found(String mark, String text) {
  }

  public VerdictViews(Words w, Times times, RoomState state) {
    this.w = w;
    this.state = state;
    this.readings = new Readings(w, times);
    this.texts = new SelfTestTexts(w);
  }

  /** The state whose sign the test bears as a whole. */
  static String mark(PastTest past) {
    return switch (past.verdict()) {
      case FAULTY -> "FAILED";
      case FINE -> "PROVED";
      case INCOMPLETE, NOT_WHOLE -> "UNKNOWN";
    };
  }

  /** Of a test that ran to its end: what is wrong and what to do, what could not be tested, and what is well. */
  public List<Found> whole(PastTest past) {
    List<Found> found = new ArrayList<>(faults(past.faults(), past.run()));
    if (!past.missing().isEmpty()) {
      found.add(new Found("UNKNOWN",
          w.get("selftest.missing", w.list(past.missing().stream().map(w::of).map(w::lower).toList()))));
    }
    String names = w.list(measured(past.run()).map(texts::measured).toList());
    switch (past.verdict()) {
      case FAULTY, NOT_WHOLE -> {
        // what is wrong is said
      }
      case FINE -> found.add(new Found("PROVED", w.get("selftest.fine", names)));
      case INCOMPLETE -> {
        if (!names.isEmpty()) {
          found.add(new Found("NONE", w.get("selftest.rest", names)));
        } else if (past.missing().isEmpty()) {
          found.add(new Found("UNKNOWN", w.get("selftest.nothing")));
        }
      }
    }
    return found;
  }

  /** What a test found wrong, and what to do. */
  public List<Found> faults(List<TestFault> faults, SelfTestRun run) {
    return faults.stream().map(fault -> fault(fault, run)).distinct().map(text -> new Found("FAILED", text)).toList();
  }

  /** Why a test came to nothing. */
  public String reason(SelfTestRun run) {
    return w
        .inside(run.steps().stream().map(SelfTestStep::reason).flatMap(reason -> Optional.ofNullable(reason).stream())
            .findFirst().orElse(StepReason.OTHER));
  }

  /** What was not tested although it could be expected to; of a test that was stopped the verdict says so. */
  public List<String> left(PastTest past) {
    return past.run().state() == SelfTestState.DONE
        ? texts.left(past.run().steps().stream().filter(
            step -> past.missing().isEmpty() || step.reason() != StepReason.NOTHING_THERE).toList())
        : List.of();
  }

  /** What the agent did to mend the room, and whether that helped. */
  public List<String> remedies(SelfTestRun run) {
    return run.readings().stream()
        .flatMap(reading -> texts.remedy(reading, readings, device(reading.device())).stream()).toList();
  }

  /** What was measured; whoever is asked for a display's code must not read it here. */
  public static List<Reading> figures(SelfTestRun run) {
    return run.readings().stream()
        .filter(r -> !r.name().equals(ReadingNames.DISPLAY_TEST_CODE) && !SelfTestTexts.isRemedy(r)).toList();
  }

  private static Stream<SelfTestStep> measured(SelfTestRun run) {
    return run.steps().stream().filter(step -> step.result() == StepResult.MEASURED);
  }

  private String fault(TestFault fault, SelfTestRun run) {
    return fault.isStep()
        ? run.steps().stream().filter(step -> step.name().equals(fault.name())).findFirst().map(texts::failed)
            .orElse(texts.name(fault.name()))
        : w.of(fault.text());
  }

  /** What people call a device. */
  public String device(DeviceId id) {
    var device = state.devices().get(id);
    return device == null ? id.value() : device.name();
  }
}
