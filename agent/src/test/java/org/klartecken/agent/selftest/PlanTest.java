// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.ReadingName;

class PlanTest {
  private static final Step CALL = step("network.call", 10);
  private static final Step SOUND = step("audio.loop", 5);
  private static final Step CAMERA = step("camera.frames", 3);

  @Test
  void takesWhatFitsInOrder() {
    Plan plan = Plan.within(List.of(CALL, SOUND, CAMERA), Duration.ofSeconds(14));
    assertEquals(List.of(CALL, CAMERA), plan.steps());
    assertEquals(List.of(SOUND), plan.leftOut());
  }

  @Test
  void progressGoesByTimeAndEndsAtOne() {
    Plan plan = Plan.within(List.of(CALL, SOUND, CAMERA), Duration.ofSeconds(20));
    assertEquals(0, plan.done(0, 0));
    assertEquals(5.0 / 18, plan.done(0, 0.5), 1e-9);
    assertEquals(10.0 / 18, plan.done(1, 0), 1e-9);
    assertEquals(1, plan.done(2, 1), 1e-9);
    assertEquals(1, plan.done(2, 7), 1e-9, "a step that takes longer than it thought");
    assertEquals(1, Plan.within(List.of(), Duration.ofSeconds(1)).done(0, 0));
  }

  private static Step step(String name, int seconds) {
    return new FakeStep(name, Duration.ofSeconds(seconds), _ -> new StepOutcome.Measured(List.of(), ""));
  }

  /** A step that does what a test says. */
  record FakeStep(String label, Duration budget, Doing doing) implements Step {
    interface Doing {
      StepOutcome run(StepRun run) throws InterruptedException;
    }

    @Override
    public ReadingName name() {
      return new ReadingName(label);
    }

    @Override
    public StepOutcome run(StepRun run) throws InterruptedException {
      return doing.run(run);
    }
  }
}
