// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.klartecken.contract.StepReason;

/**
 * The time that a step has, which begins when this is made. Devices are used on threads of their own: one that hangs in
 * the kernel, where nobody can be interrupted, keeps its thread until its cable is pulled; whoever asked learns in time
 * that it does not come back, and it is not used again before it has. That the PC itself is slow is never said of a
 * device.
 */
public final class InTime {
  /** A step is given up two seconds after its budget; before that it tells by itself what it knows. */
  private static final Duration AFTER_BUDGET = Duration.ofMillis(800);
  /** Nodes of devices that have not come back, whichever test asked: each costs a thread once, and not every night. */
  private static final Set<Path> AWAY = new HashSet<>();

  /** What is done with a device. */
  public interface Use<T> {
    /** @param over whether it is to end, since nobody waits for it any more */
    T of(BooleanSupplier over) throws DeviceFault, InterruptedException;
  }

  /** What came of it. */
  private interface Came<T> {
    T get() throws DeviceFault;
  }

  private final BooleanSupplier cancelled;
  private final Supplier<Duration> processorTime;
  private final long end;

  /**
   * @param all the time that there is
   * @param cancelled whether the step is to end
   * @param processorTime that this process has taken since its start
   */
  InTime(Duration all, BooleanSupplier cancelled, Supplier<Duration> processorTime) {
    this.cancelled = cancelled;
    this.processorTime = processorTime;
    this.end = System.nanoTime() + all.toNanos();
  }

  /** For a whole step. */
  public static InTime of(Step step, StepRun run) {
    return new InTime(step.budget().plus(AFTER_BUDGET), run.cancelled(), ProcessorTime::ofThisProcess);
  }

  /**
   * Uses a device.
   *
   * @param nodes of the device, below {@code /dev}
   * @param name for people
   * @param own the time that it needs at most
   * @throws DeviceFault its own; TIMEOUT when it had its time, NO_TIME when others took it or this PC was busy itself
   */
  public <T> T use(Set<Path> nodes, String name, Duration own, Use<T> use) throws DeviceFault, InterruptedException {
    long left = end - System.nanoTime();
    boolean whole = left >= own.toNanos();
    if (left <= 0) {
      throw tookTime(name);
    }
    if (!take(nodes)) {
      throw new DeviceFault(StepReason.TIMEOUT, name + " has not come back since an earlier test");
    }
    ProcessorTime processor = new ProcessorTime(processorTime);
    Begun<T> begun = begun(name, over -> {
      try {
        return use.of(over);
      } finally {
        giveBack(nodes); // before anybody is told, so that it may be used again at once
      }
    });
    return await(begun, Math.min(own.toNanos(), left), () -> whole ? late(name, own, processor) : tookTime(name));
  }

  private static DeviceFault tookTime(String name) {
    return new DeviceFault(StepReason.NO_TIME, "what came before " + name + " took the time");
  }

  private static DeviceFault late(String name, Duration own, ProcessorTime processor) {
    return processor.wasMuchOf(own)
        ? new DeviceFault(StepReason.NO_TIME, "this PC is too slow to use " + name)
        : new DeviceFault(StepReason.TIMEOUT, name + " does not come back");
  }

  /**
   * Does what takes a processor and no device.
   *
   * @throws DeviceFault NO_TIME when this PC does not end it in the time that is left
   */
  public <T> T reckon(String what, Use<T> work) throws DeviceFault, InterruptedException {
    return await(begun(what, work), end - System.nanoTime(),
        () -> new DeviceFault(StepReason.NO_TIME, "this PC is too slow for " + what));
  }

  private static boolean take(Set<Path> nodes) {
    synchronized (AWAY) {
      boolean here = Collections.disjoint(AWAY, nodes);
      if (here) {
        AWAY.addAll(nodes);
      }
      return here;
    }
  }

  private static void giveBack(Set<Path> nodes) {
    synchronized (AWAY) {
      AWAY.removeAll(nodes);
    }
  }

  private record Begun<T>(CompletableFuture<Came<T>> came, AtomicBoolean over) {
  }

  private <T> Begun<T> begun(String name, Use<T> use) {
    Begun<T> begun = new Begun<>(new CompletableFuture<>(), new AtomicBoolean());
    Thread.ofPlatform().daemon().name("selftest-" + name).start(() -> {
      try {
        T result = use.of(() -> begun.over().get() || cancelled.getAsBoolean());
        begun.came().complete(() -> result);
      } catch (DeviceFault fault) {
        begun.came().complete(() -> {
          throw fault;
        });
      } catch (InterruptedException | RuntimeException | Error e) { // told to whoever waits
        begun.came().completeExceptionally(e);
      }
    });
    return begun;
  }

  private static <T> T await(Begun<T> begun, long nanos, Supplier<DeviceFault> late)
      throws DeviceFault, InterruptedException {
    try {
      return begun.came().get(nanos, TimeUnit.NANOSECONDS).get();
    } catch (TimeoutException e) {
      throw late.get();
    } catch (ExecutionException e) { // a bug of ours
      throw new IllegalStateException(e);
    } finally {
      begun.over().set(true);
    }
  }
}
