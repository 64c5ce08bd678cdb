// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.fleet.selftest.PastTest;
import org.klartecken.fleet.selftest.SelfTestRun;
import org.klartecken.fleet.selftest.Sighting;
import org.klartecken.fleet.selftest.TestFault;
import org.klartecken.fleet.selftest.TestedRoom;
import org.klartecken.fleet.web.room.RoomView.Figure;
import org.klartecken.fleet.web.room.RoomView.SelfTest;
import org.klartecken.fleet.web.room.RoomView.Step;
import org.klartecken.fleet.web.room.RoomView.Tested;
import org.klartecken.fleet.web.selftest.TrendViews;
import org.klartecken.fleet.web.selftest.VerdictViews;
import org.klartecken.fleet.web.selftest.VerdictViews.Found;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.SelfTestTexts;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.RoomState;

/**
 * What a room's page says of its last self-test: how far it is, then the verdict, then the numbers. One that was
 * stopped or never began takes nothing of what the last whole one found. Pure.
 */
final class SelfTestViews {
  private final Words w;
  private final Times times;
  private final RoomState state;
  private final Readings readings;
  private final SelfTestTexts texts;
  private final VerdictViews verdicts;

  SelfTestViews(Words w, Times times, RoomState state) {
    this.w = w;
    this.times = times;
    this.state = state;
    this.readings = new Readings(w, times);
    this.texts = new SelfTestTexts(w);
    this.verdicts = new VerdictViews(w, times, state);
  }

  SelfTest view(TestedRoom tested, String all) {
    Optional<SelfTestRun> last = tested.last();
    if (last.isPresent() && last.get().isRunning(times.now())) {
      SelfTestRun run = last.get();
      return new SelfTest(true, run.percent(), since(run), course(run, tested.plan()), List.of(), "", Tested.NOTHING,
          List.of(), all);
    }
    boolean isWhole = last.isEmpty() || last.get().state() == SelfTestState.DONE;
    String ended = tested.whole().map(test -> w.get("selftest.ended.DONE", times.full(test.run().toldAt()))).orElse("");
    List<String> warnings = new TrendViews(w, times, state).warnings(tested.figures());
    Tested whole = tested.whole().map(test -> whole(test, tested.seen())).orElse(Tested.NOTHING);
    return isWhole
        ? new SelfTest(false, 0, ended.isEmpty() ? w.get("selftest.none") : ended, List.of(), List.of(), "", whole,
            warnings, all)
        : new SelfTest(false, 0, ended(last.get()), List.of(), attempt(last.get(), tested.faults()),
            tested.whole().map(test -> w.get("selftest.before", times.full(test.run().toldAt()))).orElse(""), whole,
            warnings, all);
  }

  private Tested whole(PastTest test, List<Sighting> seen) {
    SelfTestRun run = test.run();
    return new Tested(verdicts.whole(test), verdicts.remedies(run),
        seen.stream().filter(Sighting::isRight).map(this::seen).toList(), questions(run, seen), verdicts.left(test),
        VerdictViews.figures(run).stream().map(this::figure).toList());
  }

  /** Displays of whose pictures nobody has said anything yet. */
  private List<RoomView.Question> questions(SelfTestRun run, List<Sighting> seen) {
    return run.readings().stream().filter(r -> r.name().equals(ReadingNames.DISPLAY_TEST_CODE)).map(Reading::device)
        .filter(display -> seen.stream().noneMatch(s -> s.device().equals(display)))
        .map(display -> new RoomView.Question(run.id(), display.value(), verdicts.device(display))).toList();
  }

  private String seen(Sighting sighting) {
    return w.get("selftest.seen", sighting.by(), verdicts.device(sighting.device()), times.full(sighting.at()));
  }

  private String since(SelfTestRun run) {
    String when = times.full(run.begunAt());
    return run.by().isEmpty() ? w.get("selftest.since", when) : w.get("selftest.since.by", when, run.by());
  }

  private String ended(SelfTestRun run) {
    String when = times.full(run.toldAt());
    return run.isLost(times.now()) ? w.get("selftest.lost", when) : w.get("selftest.ended." + run.state().name(), when);
  }

  /** Of a test that did not come to its end: what it found all the same, and why it ended. */
  private List<Found> attempt(SelfTestRun run, List<TestFault> faults) {
    List<Found> found = new ArrayList<>(verdicts.faults(faults, run));
    found.add(new Found("UNKNOWN", run.isLost(times.now()) ? w.get("selftest.lost.todo") : switch (run.state()) {
      case CANCELLED -> w.get(isInUse(run) ? "selftest.inUse" : "selftest.stopped");
      case REFUSED -> w.get("selftest.refused", verdicts.reason(run));
      case DONE, RUNNING, OTHER -> w.get("selftest.nothing");
    }));
    return found;
  }

  private static boolean isInUse(SelfTestRun run) {
    return run.steps().stream().anyMatch(step -> step.reason() == StepReason.IN_USE);
  }

  /** What is over, what runs and what waits: the plan tells what is still to come. */
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
    return new Step(switch (step.result()) {
      case MEASURED -> "PROVED";
      case SKIPPED, OTHER -> "NOT_APPLICABLE";
      case FAILED -> "FAILED";
    }, texts.name(step.name()), texts.outcome(step));
  }

  private Figure figure(Reading reading) {
    var device = state.devices().get(reading.device());
    return new Figure(readings.name(reading.name()), readings.value(reading), device == null ? "" : device.name());
  }
}
