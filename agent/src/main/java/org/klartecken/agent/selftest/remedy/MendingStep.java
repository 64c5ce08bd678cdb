// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.Remedy;

/**
 * A step, and when it finds something that may be mended: mends it, and takes the step again. Each remedy is tried once,
 * the gentlest first, until one helps; what was done is told as a reading of the device with its value before and after.
 */
public final class MendingStep implements Step {
  /** A camera that was reset needs a few seconds to come back. */
  private static final Duration REMEDY = Duration.ofSeconds(4);

  private final Step inner;
  private final Set<Remedy> policy;
  private final Tried tried;
  private final RemedyPort port;
  private final Supplier<List<AttachedDevice>> devices;

  /**
   * @param policy what may be tried in this room, if the profile of the device allows it, too
   * @param devices what is attached now; a device that was reset may lie elsewhere
   */
  MendingStep(Step inner, Set<Remedy> policy, Tried tried, RemedyPort port, Supplier<List<AttachedDevice>> devices) {
    this.inner = inner;
    this.policy = Set.copyOf(policy);
    this.tried = tried;
    this.port = port;
    this.devices = devices;
  }

  @Override
  public ReadingName name() {
    return inner.name();
  }

  @Override
  public Duration budget() {
    return policy.isEmpty() ? inner.budget() : inner.budget().multipliedBy(2).plus(REMEDY);
  }

  @Override
  public StepOutcome run(StepRun run) throws InterruptedException {
    StepOutcome outcome = inner.run(run);
    if (policy.isEmpty() || !(outcome instanceof StepOutcome.Measured(List<Reading> readings, String detail))) {
      return outcome;
    }
    noteWell(readings);
    Course course = new Course(run, readings, detail);
    for (Symptom symptom : Symptom.of(readings)) {
      course.mend(symptom);
    }
    return new StepOutcome.Measured(course.readings, course.detail());
  }

  private void noteWell(List<Reading> readings) {
    List<Symptom> ill = Symptom.of(readings);
    readings.stream()
        .filter(r -> ill.stream().noneMatch(s -> s.device().equals(r.device()) && s.reading().equals(r.name())))
        .forEach(r -> tried.noteWell(r.device(), r.name()));
  }

  /** What becomes of one run. */
  private final class Course {
    private final StepRun run;
    private final List<String> done = new ArrayList<>();
    private List<Reading> readings;
    private String detail;

    Course(StepRun run, List<Reading> readings, String detail) {
      this.run = run;
      this.readings = readings;
      this.detail = detail;
    }

    void mend(Symptom symptom) throws InterruptedException {
      for (Remedy remedy : symptom.cures()) {
        Optional<AttachedDevice> device = find(symptom);
        boolean may = device.isPresent() && isAllowed(remedy, device.get())
            && !tried.isFutile(symptom, remedy, device.get().device());
        if (may && !run.isCancelled() && symptom.in(readings).isPresent()) {
          apply(symptom, remedy, device.get());
        }
      }
    }

    private void apply(Symptom symptom, Remedy remedy, AttachedDevice device) throws InterruptedException {
      String after = switch (port.apply(remedy, device, symptom.reading(), run.cancelled())) {
        case RemedyPort.Outcome.Refused(var reason) -> reason.name();
        case RemedyPort.Outcome.Done _ -> {
          again();
          yield symptom.valueIn(readings);
        }
      };
      if (symptom.in(readings).isPresent()) {
        tried.noteInVain(symptom, remedy, device.device());
      }
      String told = symptom.reading().value() + ": " + symptom.value() + " > " + after;
      readings = joined(readings,
          Readings.of(device, run.now(), ProofLevel.ENUMERATED).add(nameOf(remedy), told).list());
      done.add(nameOf(remedy) + ", " + told);
    }

    String detail() {
      return String.join("; ", Stream.concat(done.stream(), Stream.of(detail).filter(d -> !d.isEmpty())).toList());
    }

    /** What a second measurement does not tell is as it was. */
    private void again() throws InterruptedException {
      StepRun next = new StepRun(devices.get(), run.now(), run.cancelled(), run.progress());
      if (inner.run(next) instanceof StepOutcome.Measured(List<Reading> later, String why)) {
        readings = joined(readings, later);
        detail = why;
      }
    }

    private Optional<AttachedDevice> find(Symptom symptom) {
      return run.devices().stream().filter(d -> d.device().id().equals(symptom.device())).findFirst();
    }
  }

  private boolean isAllowed(Remedy remedy, AttachedDevice device) {
    DevicePart part = device.part();
    return part != null && policy.contains(remedy) && part.remedies().contains(remedy);
  }

  /** {@code remedy.usb_reset}. */
  static ReadingName nameOf(Remedy remedy) {
    return new ReadingName("remedy." + remedy.name().toLowerCase(Locale.ROOT));
  }

  private static List<Reading> joined(List<Reading> first, List<Reading> later) {
    Map<String, Reading> all = new LinkedHashMap<>();
    first.forEach(r -> all.put(r.device() + " " + r.name(), r));
    later.forEach(r -> all.put(r.device() + " " + r.name(), r));
    return new ArrayList<>(all.values());
  }
}
