// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.fleet.selftest.SelfTestRun;
import org.klartecken.fleet.selftest.Sighting;
import org.klartecken.fleet.selftest.TestFault;
import org.klartecken.fleet.selftest.TestedRoom;
import org.klartecken.fleet.web.room.RoomView.Figure;
import org.klartecken.fleet.web.room.RoomView.SelfTest;
import org.klartecken.fleet.web.room.RoomView.Step;
import org.klartecken.fleet.web.selftest.TrendViews;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.SelfTestTexts;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.RoomState;

/** What a room's page says of its last self-test: how far it is, then the verdict, then the numbers. Pure. */
final class SelfTestViews {
  private final Words w;
  private final Times times;
  private final RoomState state;
  private final Readings readings;
  private final SelfTestTexts texts;

  SelfTestViews(Words w, Times times, RoomState state) {
    this.w = w;
    this.times = times;
    this.state = state;
    this.readings = new Readings(w, times);
    this.texts = new SelfTestTexts(w);
  }

  SelfTest view(TestedRoom tested, String all) {
    List<String> warnings = new TrendViews(w, times, state).warnings(tested.figures());
    Optional<SelfTestRun> last = tested.last();
    if (last.isEmpty()) {
      return new SelfTest("UNKNOWN", false, 0, w.get("selftest.none"), List.of(), List.of(), "", List.of(), warnings,
          all, List.of(), List.of(), List.of());
    }
    SelfTestRun run = last.get();
    boolean running = run.isRunning(times.now());
    List<String> verdict = running ? List.of() : verdict(run, tested.faults());
    return new SelfTest(mark(run, tested.faults()), running, run.percent(), told(run),
        running ? course(run, tested.plan()) : List.of(), verdict, running ? "" : left(run),
        running
            ? List.of()
            : run.readings().stream().filter(SelfTestViews::isFigure).map(this::figure)
                .toList(),
        warnings, all, running ? List.of() : questions(run, tested.seen()),
        running ? List.of() : tested.seen().stream().filter(Sighting::isRight).map(this::seen).toList(),
        running ? List.of() : remedies(run));
  }

  private String mark(SelfTestRun run, List<TestFault> faults) {
    if (!faults.isEmpty()) {
      return "FAILED";
    }
    return run.state() == SelfTestState.DONE && measured(run).findAny().isPresent() ? "PROVED" : "UNKNOWN";
  }

  /** Whoever is asked for the code must not read it here; what was mended is told in words. */
  private static boolean isFigure(Reading reading) {
    return !reading.name().equals(ReadingNames.DISPLAY_TEST_CODE) && !SelfTestTexts.isRemedy(reading);
  }

  private List<String> remedies(SelfTestRun run) {
    return run.readings().stream()
        .flatMap(reading -> texts.remedy(reading, readings, device(reading.device())).stream()).toList();
  }

  /** Displays of whose pictures nobody has said anything yet. */
  private List<RoomView.Question> questions(SelfTestRun run, List<Sighting> seen) {
    return run.readings().stream().filter(r -> r.name().equals(ReadingNames.DISPLAY_TEST_CODE)).map(Reading::device)
        .filter(display -> seen.stream().noneMatch(s -> s.device().equals(display)))
        .map(display -> new RoomView.Question(run.id(), display.value(), device(display))).toList();
  }

  private String seen(Sighting sighting) {
    return w.get("selftest.seen", sighting.by(), device(sighting.device()), times.full(sighting.at()));
  }

  private String device(DeviceId id) {
    var device = state.devices().get(id);
    return device == null ? id.value() : device.name();
  }

  private String told(SelfTestRun run) {
    String when = times.full(run.isRunning(times.now()) ? run.begunAt() : run.toldAt());
    if (run.isRunning(times.now())) {
      return run.by().isEmpty() ? w.get("selftest.since", when) : w.get("selftest.since.by", when, run.by());
    }
    return run.isLost(times.now()) ? w.get("selftest.lost", when) : w.get("selftest.ended." + run.state().name(), when);
  }

  /** What is wrong and what to do, or that nothing is; why it came to nothing. */
  private List<String> verdict(SelfTestRun run, List<TestFault> faults) {
    if (run.isLost(times.now())) {
      return List.of(w.get("selftest.lost.todo"));
    }
    if (!faults.isEmpty()) {
      return faults.stream().map(fault -> fault(fault, run)).distinct().toList();
    }
    String names = w.list(measured(run).map(step -> w.lower(texts.name(step.name()))).toList());
    return List.of(switch (run.state()) {
      case DONE -> names.isEmpty() ? w.get("selftest.nothing") : w.get("selftest.fine", names);
      case CANCELLED -> w.get(first(run) == StepReason.IN_USE ? "selftest.inUse" : "selftest.stopped");
      case REFUSED -> w.get("selftest.refused", w.inside(Optional.ofNullable(first(run)).orElse(StepReason.OTHER)));
      case RUNNING, OTHER -> w.get("selftest.nothing");
    });
  }

  private String fault(TestFault fault, SelfTestRun run) {
    return fault.isStep()
        ? run.steps().stream().filter(step -> step.name().equals(fault.name())).findFirst().map(texts::failed)
            .orElse(texts.name(fault.name()))
        : w.of(fault.text());
  }

  private static @Nullable StepReason first(SelfTestRun run) {
    return run.steps().stream().map(SelfTestStep::reason).filter(reason -> reason != null).findFirst().orElse(null);
  }

  private static Stream<SelfTestStep> measured(SelfTestRun run) {
    return run.steps().stream().filter(step -> step.result() == StepResult.MEASURED);
  }

  /** What was not tried, and why; of a test that was stopped or never began the verdict says so. */
  private String left(SelfTestRun run) {
    return run.state() == SelfTestState.DONE
        ? run.steps().stream().filter(step -> step.result() == StepResult.SKIPPED).map(texts::skipped).distinct()
            .collect(Collectors.joining(" "))
        : "";
  }

  /** What is over, what runs and what waits: the steps of the last whole test tell what is still to come. */
  private List<Step> course(SelfTestRun run, List<ReadingName> plan) {
    List<Step> steps = new ArrayList<>();
    run.steps().forEach(step -> steps.add(over(step)));
    ReadingName current = run.current();
    if (current != null) {
      steps.add(new Step("NOW", texts.name(current), w.get("selftest.now")));
    }
    plan.stream().filter(name -> !name.equals(current) && run.steps().stream().noneMatch(s -> s.name().equals(name)))
        .forEach(name -> steps.add(new Step("WAITS", texts.name(name), w.get("selftest.waits"))));
    return steps;
  }

  private Step over(SelfTestStep step) {
    StepReason reason = step.reason();
    String word = w.of(step.result());
    return new Step(switch (step.result()) {
      case MEASURED -> "PROVED";
      case SKIPPED, OTHER -> "NOT_APPLICABLE";
      case FAILED -> "FAILED";
    }, texts.name(step.name()), reason == null ? word : word + ": " + w.inside(reason));
  }

  private Figure figure(Reading reading) {
    var device = state.devices().get(reading.device());
    return new Figure(readings.name(reading.name()), readings.value(reading), device == null ? "" : device.name());
  }
}
