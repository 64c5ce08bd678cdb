// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.remedy.Mending;
import org.klartecken.agent.selftest.remedy.Services;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.agent.selftest.sound.SoundPolicy;
import org.klartecken.agent.transport.ServiceUnit;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;

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

  @Test
  void theUsualTimeIsEnoughForEveryStepThoughEveryDeviceIsMended() {
    SelfTestRights rights = new SelfTestRights(true, Set.of(Remedy.values()),
        new Services(List.of(new ServiceUnit(true, "pipewire.service")), List.of()));
    SelfTestOptions options = new SelfTestOptions(SelfTestOptions.USUAL_BUDGET,
        Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8862)), Optional.empty(),
        SelfTestOptions.USUAL_CALL, SoundPolicy.usual(ZoneOffset.UTC), rights);
    Mending mending = new Mending(SystemRoot.LIVE, new PresentDevices(List.of(), List::of), rights, new Tried());
    Plan plan = Plan.within(Steps.all(options, mending, InstantSource.system()), options.budget());
    assertEquals(List.of(), plan.leftOut().stream().map(Step::name).toList());
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
