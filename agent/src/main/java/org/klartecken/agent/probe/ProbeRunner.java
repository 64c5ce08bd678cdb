// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the probes, each with its deadline, so that a device that hangs stalls no other.
 *
 * <p>Probes run on platform threads. A call that is stuck in the kernel would hold a virtual thread's carrier for ever,
 * and this PC may have two of those: two hung devices would stop every virtual thread of the agent. A thread that does
 * not come back is given up: its device is answered by TIMEOUT and left alone until it does. There are never more than
 * {@value #MOST_STUCK} such threads before nothing is asked any more.
 *
 * <p>Used by one thread at a time, but for {@link #outdate}.
 */
public final class ProbeRunner implements AutoCloseable {
  static final int AT_ONCE = 3;
  static final int MOST_STUCK = 8;
  private static final Logger LOG = LoggerFactory.getLogger(ProbeRunner.class);

  private final List<Probe> probes;
  private final Tally tally;
  private final AnswerBook book = new AnswerBook();
  /** Probes that somebody wants to be asked at the next run. */
  private final Set<ReadingName> wanted = ConcurrentHashMap.newKeySet();
  private final Map<DeviceId, DeviceRun> stuck = new HashMap<>();
  private final BlockingQueue<DeviceRun> over = new LinkedBlockingQueue<>();
  /** Kept small by {@link #start}: a limit here would refuse a run while a thread that came back is not yet idle. */
  private final ExecutorService threads = Executors
      .newCachedThreadPool(Thread.ofPlatform().daemon().name("probe-", 0).factory());

  public ProbeRunner(List<Probe> probes, Tally tally) {
    this.probes = List.copyOf(probes);
    this.tally = tally;
  }

  /** What the probes said. */
  public record Answers(List<Reading> readings, List<ProbeFailure> failures) {
    public Answers {
      readings = List.copyOf(readings);
      failures = List.copyOf(failures);
    }
  }

  /** Asks every probe that is due; waits for the slowest, at most for its deadline. */
  public Answers run(List<AttachedDevice> devices, Instant now) {
    book.keepOnly(devices, now);
    Set<ReadingName> asked = Set.copyOf(wanted);
    wanted.removeAll(asked);
    book.outdate(asked);
    releaseReturned();
    Queue<DeviceRun> waiting = new ArrayDeque<>();
    for (AttachedDevice device : devices) {
      List<Probe> due = probes.stream().filter(p -> p.appliesTo(device) && book.isDue(device, p, now)).toList();
      if (!due.isEmpty()) {
        waiting.add(new DeviceRun(device, due, now, over::add, this::thrown));
      }
    }
    carryOut(waiting, now);
    return last(devices);
  }

  /** What a probe reads was changed: it is due at the next run. From any thread. */
  public void outdate(ReadingName probe) {
    wanted.add(probe);
  }

  /** The last answers about these devices; asks nothing. */
  public Answers last(List<AttachedDevice> devices) {
    return book.answers(devices, probes);
  }

  /** When a device that was left alone, since it was plugged in too lately, may be asked; empty when there is none. */
  public Optional<Instant> askAgainAt() {
    return book.settled();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void carryOut(Queue<DeviceRun> waiting, Instant now) {
    Set<DeviceRun> active = new LinkedHashSet<>();
    while (!waiting.isEmpty() || !active.isEmpty()) {
      while (active.size() < AT_ONCE && !waiting.isEmpty()) {
        start(waiting.remove(), active, now);
      }
      await(active, now);
    }
  }

  private void start(DeviceRun run, Set<DeviceRun> active, Instant now) {
    DeviceRun hung = stuck.get(run.device().device().id());
    if (hung != null) {
      refuse(run, "not asked, because the device still hangs since an earlier probe", now);
    } else if (stuck.size() >= MOST_STUCK) {
      refuse(run, "not asked, because " + stuck.size() + " devices of this PC hang", now);
    } else {
      active.add(run);
      threads.execute(run);
    }
  }

  private void await(Set<DeviceRun> active, Instant now) {
    long nanoTime = System.nanoTime();
    long patience = active.stream().mapToLong(r -> r.nanosLeft(nanoTime)).min().orElse(0);
    DeviceRun back = poll(Math.max(0, patience));
    if (back != null) {
      returned(back, active, now);
    }
    long after = System.nanoTime();
    for (DeviceRun run : List.copyOf(active)) {
      if (run.nanosLeft(after) <= 0) {
        active.remove(run);
        giveUp(run, now);
      }
    }
  }

  private @Nullable DeviceRun poll(long nanos) {
    try {
      return over.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // whoever ends the agent does not wait for devices
      Thread.currentThread().interrupt();
      throw new SurveyInterrupted();
    }
  }

  private void returned(DeviceRun run, Set<DeviceRun> active, Instant now) {
    if (active.remove(run)) {
      note(run, run.outcomes(), now);
    } else {
      release(run);
    }
  }

  private void releaseReturned() {
    List<DeviceRun> back = new ArrayList<>();
    over.drainTo(back);
    back.forEach(this::release);
  }

  private void release(DeviceRun run) {
    if (stuck.remove(run.device().device().id(), run)) {
      tally.set(AgentMeter.PROBES_STUCK, stuck.size());
      LOG.info("probe thread came back, device={}", run.device().device().id());
    }
  }

  private void giveUp(DeviceRun run, Instant now) {
    stuck.put(run.device().device().id(), run);
    tally.set(AgentMeter.PROBES_STUCK, stuck.size());
    LOG.warn("probe does not come back, reason={} device={} stuck={}", FailureReason.TIMEOUT,
        run.device().device().id(), stuck.size());
    note(run, run.giveUp(), now);
  }

  private void refuse(DeviceRun run, String why, Instant now) {
    Map<Probe, ProbeOutcome> outcomes = new HashMap<>();
    run.probes().forEach(p -> outcomes.put(p, new ProbeOutcome.Failed(FailureReason.TIMEOUT, why)));
    note(run, outcomes, now);
  }

  private void note(DeviceRun run, Map<Probe, ProbeOutcome> outcomes, Instant now) {
    Map<Probe, Duration> durations = run.durations();
    outcomes.forEach((probe, outcome) -> {
      book.note(run.device(), probe, outcome, now);
      tally.time(AgentMeter.PROBE_DURATION, durations.getOrDefault(probe, probe.deadline()), probe.name().value(),
          word(outcome));
    });
  }

  private void thrown(Probe probe, RuntimeException e) {
    LOG.error("probe failed by itself, reason={} probe={}", FailureReason.OTHER, probe.name(), e);
  }

  private static String word(ProbeOutcome outcome) {
    return switch (outcome) {
      case ProbeOutcome.Measured _ -> "MEASURED";
      case ProbeOutcome.NothingToMeasure _ -> "NOTHING_TO_MEASURE";
      case ProbeOutcome.Failed failed -> failed.reason().name();
    };
  }
}
