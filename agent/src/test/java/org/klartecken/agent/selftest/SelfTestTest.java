// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.selftest.PlanTest.FakeStep;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

class SelfTestTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Reading ROUND_TRIP = new Reading(DeviceId.HOST, ReadingNames.NETWORK_ROUND_TRIP,
      Value.of(0.02), Unit.SECOND, ProofLevel.MEASURED, NOW);
  private final AtomicBoolean meeting = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Test
  void stepsAreTakenInOrderAndTheirReadingsKept() {
    List<Double> progress = new ArrayList<>();
    SelfTestResult result = selfTest(
        step("a.one", _ -> new StepOutcome.Measured(List.of(ROUND_TRIP), "")),
        step("a.two", _ -> new StepOutcome.Skipped(StepReason.NOTHING_THERE, "none")),
        step("a.three", _ -> new StepOutcome.Failed(StepReason.PORT_BUSY, "busy")))
        .run((done, _, _) -> progress.add(done));
    assertEquals(SelfTestState.DONE, result.state());
    assertEquals(List.of(ROUND_TRIP), result.readings());
    assertEquals(List.of(StepResult.MEASURED, StepResult.SKIPPED, StepResult.FAILED),
        result.steps().stream().map(s -> s.result()).toList());
    assertEquals(progress.stream().sorted().toList(), progress, "it only grows");
  }

  @Test
  void aBugInAStepIsItsOwn() {
    SelfTestResult result = selfTest(step("a.one", _ -> {
      throw new IllegalStateException("bug");
    }), step("a.two", _ -> new StepOutcome.Measured(List.of(ROUND_TRIP), ""))).run((_, _, _) -> {
    });
    assertEquals(StepReason.OTHER, result.steps().getFirst().reason());
    assertEquals(1, result.readings().size());
    assertEquals(SelfTestState.DONE, result.state());
  }

  @Test
  void aDeviceThatHangsEndsItsStepOnly() {
    CountDownLatch never = new CountDownLatch(1);
    SelfTestResult result = selfTest(step("a.one", _ -> {
      never.await();
      return new StepOutcome.Measured(List.of(), "");
    }), step("a.two", _ -> new StepOutcome.Measured(List.of(ROUND_TRIP), ""))).run((_, _, _) -> {
    });
    never.countDown();
    assertEquals(StepReason.TIMEOUT, result.steps().getFirst().reason());
    assertEquals(List.of(ROUND_TRIP), result.readings());
  }

  @Test
  void aSlowPcThatIsStillReckoningHadNoTimeAndNoFaultyDevice() {
    AtomicBoolean enough = new AtomicBoolean();
    SelfTestResult result = selfTest(step("a.one", _ -> {
      while (!enough.get()) {
        Thread.onSpinWait();
      }
      return new StepOutcome.Measured(List.of(), "");
    })).run((_, _, _) -> {
    });
    enough.set(true);
    assertEquals(StepReason.NO_TIME, result.steps().getFirst().reason());
    assertEquals(StepResult.SKIPPED, result.steps().getFirst().result());
  }

  @Test
  void aMeetingThatBeginsStopsTheStepAndAllAfterIt() {
    SelfTestResult result = selfTest(step("a.one", run -> {
      meeting.set(true);
      while (!run.isCancelled()) {
        Thread.onSpinWait();
      }
      return new StepOutcome.Measured(List.of(ROUND_TRIP), "of no use any more");
    }), step("a.two", _ -> new StepOutcome.Measured(List.of(), ""))).run((_, _, _) -> {
    });
    assertEquals(SelfTestState.CANCELLED, result.state());
    assertEquals(List.of(), result.readings());
    assertEquals(List.of(StepReason.IN_USE, StepReason.IN_USE),
        result.steps().stream().map(s -> s.reason()).toList());
    assertFalse(result.isWhole());
  }

  @Test
  void inARoomThatIsInUseNothingBegins() {
    meeting.set(true);
    AtomicBoolean ran = new AtomicBoolean();
    SelfTestResult result = selfTest(step("a.one", _ -> {
      ran.set(true);
      return new StepOutcome.Measured(List.of(), "");
    })).run((_, _, _) -> {
    });
    assertEquals(StepReason.IN_USE, result.steps().getFirst().reason());
    assertFalse(ran.get());
  }

  @Test
  void itStopsWhenItIsTold() {
    SelfTestResult result = selfTest(step("a.one", _ -> {
      stopped.set(true);
      return new StepOutcome.Measured(List.of(ROUND_TRIP), "");
    }), step("a.two", _ -> new StepOutcome.Measured(List.of(), ""))).run((_, _, _) -> {
    });
    assertEquals(SelfTestState.CANCELLED, result.state());
    assertEquals(StepReason.CANCELLED, result.steps().getLast().reason());
  }

  @Test
  void onlyOneRunsAtATime(@TempDir Path folder) throws IOException {
    Optional<OneAtATime> first = OneAtATime.take(folder);
    assertTrue(first.isPresent());
    assertTrue(OneAtATime.take(folder).isEmpty());
    first.get().close();
    try (OneAtATime second = OneAtATime.take(folder).orElseThrow()) {
      assertTrue(OneAtATime.take(folder).isEmpty(), "the second has its turn: " + second.hashCode());
    }
  }

  private SelfTest selfTest(Step... steps) {
    return new SelfTest(Plan.within(List.of(steps), Duration.ofMinutes(1)), List::of, meeting::get, stopped::get,
        InstantSource.fixed(NOW));
  }

  private static Step step(String name, FakeStep.Doing doing) {
    return new FakeStep(name, SHORT, doing);
  }
}
