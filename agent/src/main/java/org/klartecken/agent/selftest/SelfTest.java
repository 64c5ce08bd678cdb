// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.Reading;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plan, one step after the other, each on a platform thread of its own: a device that hangs ends its step and
 * not the test. Between and within the steps it looks whether somebody uses the room, and then stops at once.
 */
public final class SelfTest {
  private static final Logger LOG = LoggerFactory.getLogger(SelfTest.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  /** How long a step may take to notice that it is cancelled or late; a slow PC needs a moment for that, too. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Plan plan;
  private final Supplier<List<AttachedDevice>> devices;
  private final BooleanSupplier inUse;
  private final BooleanSupplier stopped;
  private final InstantSource wall;
  private final List<SelfTestStep> over = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private volatile double share;
  private volatile boolean cancelled;

  /**
   * @param devices what is attached, asked before each step
   * @param inUse whether others than the agent use a camera, a microphone or a loudspeaker now
   * @param stopped whether it shall end
   */
  public SelfTest(Plan plan, Supplier<List<AttachedDevice>> devices, BooleanSupplier inUse, BooleanSupplier stopped,
      InstantSource wall) {
    this.plan = plan;
    this.devices = devices;
    this.inUse = inUse;
    this.stopped = stopped;
    this.wall = wall;
  }

  /** Runs it once, on the calling thread; interrupted, it ends as cancelled. */
  public SelfTestResult run(Progress progress) {
    StepReason end = null;
    for (int i = 0; i < plan.steps().size(); i++) {
      end = end == null ? reasonToEnd() : end;
      if (end == null) {
        end = take(i, progress);
      } else {
        over.add(notTaken(plan.steps().get(i), end));
      }
    }
    plan.leftOut().forEach(step -> over.add(notTaken(step, StepReason.NO_TIME)));
    return new SelfTestResult(end == null ? SelfTestState.DONE : SelfTestState.CANCELLED, over, readings);
  }

  /** Takes a step; answers why the test is to end, or null. */
  private @Nullable StepReason take(int index, Progress progress) {
    Step step = plan.steps().get(index);
    share = 0;
    long begin = System.nanoTime();
    ProcessorTime processor = new ProcessorTime(ProcessorTime::ofThisProcess);
    CompletableFuture<StepOutcome> outcome = start(step);
    long deadline = begin + step.budget().plus(GRACE).toNanos();
    StepReason end = null;
    StepOutcome came = null;
    while (came == null) {
      progress.at(plan.done(index, share), step.name(), List.copyOf(over));
      came = await(outcome);
      if (came == null) {
        StepReason why = end == null ? reasonToEnd() : null;
        if (why != null) {
          end = why;
          cancelled = true;
          deadline = Math.min(deadline, System.nanoTime() + GRACE.toNanos());
        }
        if (System.nanoTime() > deadline) {
          came = processor.wasMuchOf(Duration.ofNanos(System.nanoTime() - begin))
              ? new StepOutcome.Skipped(StepReason.NO_TIME, "this PC is too slow for it")
              : new StepOutcome.Failed(StepReason.TIMEOUT, "the device does not come back");
        }
      }
    }
    note(step, end == null ? came : new StepOutcome.Skipped(end, "stopped"), (System.nanoTime() - begin) / 1_000_000);
    return end;
  }

  private CompletableFuture<StepOutcome> start(Step step) {
    CompletableFuture<StepOutcome> outcome = new CompletableFuture<>();
    StepRun run = new StepRun(devices.get(), wall.instant(), () -> cancelled, done -> share = done);
    Thread.ofPlatform().daemon().name("selftest-" + step.name()).start(() -> {
      try {
        outcome.complete(step.run(run));
      } catch (InterruptedException e) {
        outcome.complete(new StepOutcome.Skipped(StepReason.CANCELLED, "interrupted"));
      } catch (RuntimeException | Error e) { // a bug in a step must not end the test
        LOG.error("A step of the self-test failed by itself, step={}", step.name(), e);
        outcome.complete(new StepOutcome.Failed(StepReason.OTHER, e.getClass().getSimpleName()));
      }
    });
    return outcome;
  }

  private @Nullable StepOutcome await(CompletableFuture<StepOutcome> outcome) {
    try {
      return outcome.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) { // whoever runs it wants it to end
      Thread.currentThread().interrupt();
      cancelled = true;
      return new StepOutcome.Skipped(StepReason.CANCELLED, "interrupted");
    } catch (ExecutionException e) { // start() completes it with values only
      throw new IllegalStateException(e);
    }
  }

  private @Nullable StepReason reasonToEnd() {
    if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      return StepReason.CANCELLED;
    }
    return inUse.getAsBoolean() ? StepReason.IN_USE : null;
  }

  private void note(Step step, StepOutcome outcome, long tookMs) {
    over.add(switch (outcome) {
      case StepOutcome.Measured(var measured, var partly, var detail) -> {
        readings.addAll(measured);
        yield new SelfTestStep(step.name(), StepResult.MEASURED, partly, detail, tookMs);
      }
      case StepOutcome.Skipped(var reason, var detail) ->
        new SelfTestStep(step.name(), StepResult.SKIPPED, reason, detail, tookMs);
      case StepOutcome.Failed(var reason, var detail) ->
        new SelfTestStep(step.name(), StepResult.FAILED, reason, detail, tookMs);
    });
  }

  private static SelfTestStep notTaken(Step step, StepReason reason) {
    return new SelfTestStep(step.name(), StepResult.SKIPPED, reason, "", 0L);
  }
}
