// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Value;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.Remedy;

/** What becomes of one run of a step that is mended: its readings change with what is done. */
final class Course {
  private static final Value YES = Value.of(true);

  private final Step inner;
  private final Rules rules;
  private final BooleanSupplier hasTime;
  private final List<String> done = new ArrayList<>();
  /** What services were restarted for: one restart is for all devices. */
  private final Set<ReadingName> restartedFor = new HashSet<>();
  private StepRun run;
  private List<Reading> readings;
  private @Nullable StepReason partly;
  private String detail;

  /**
   * What is given to every run.
   *
   * @param policy what may be tried in this room, if the profile of the device allows it, too
   * @param devices what is attached now; a device that was reset may lie elsewhere
   */
  record Rules(Set<Remedy> policy, Tried tried, RemedyPort port, Supplier<List<AttachedDevice>> devices) {
    Rules {
      policy = Set.copyOf(policy);
    }
  }

  /** @param hasTime whether another remedy, and the step after it, can be over in time */
  Course(Step inner, Rules rules, StepRun run, StepOutcome.Measured first, BooleanSupplier hasTime) {
    this.inner = inner;
    this.rules = rules;
    this.run = run;
    this.readings = first.readings();
    this.partly = first.partly();
    this.detail = first.detail();
    this.hasTime = hasTime;
  }

  /** Tries what may help against everything that is wrong, and answers what is so then. */
  StepOutcome.Measured mended() throws InterruptedException {
    noteWell();
    for (Symptom symptom : Symptom.of(readings)) {
      for (Remedy remedy : symptom.cures()) {
        attempt(symptom, remedy);
      }
    }
    return new StepOutcome.Measured(readings, partly,
        String.join("; ", Stream.concat(done.stream(), Stream.of(detail).filter(d -> !d.isEmpty())).toList()));
  }

  private void noteWell() {
    List<Symptom> ill = Symptom.of(readings);
    readings.stream()
        .filter(r -> ill.stream().noneMatch(s -> s.device().equals(r.device()) && s.reading().equals(r.name())))
        .forEach(r -> rules.tried().noteWell(r.device(), r.name()));
  }

  private void attempt(Symptom symptom, Remedy remedy) throws InterruptedException {
    Optional<AttachedDevice> device = find(symptom.device());
    if (device.isEmpty() || symptom.in(readings).isEmpty() || run.isCancelled() || !hasTime.getAsBoolean()) {
      return;
    }
    boolean sensible = allows(device.get(), remedy) && rules.policy().contains(remedy)
        && rules.port().knows(remedy, symptom.reading()) && !isServedOtherwise(symptom, remedy)
        && !rules.tried().isFutile(symptom, remedy, device.get().device());
    if (sensible) {
      apply(symptom, remedy, device.get());
    }
  }

  /** Programs use another device that may be the default: whoever chose it knew why. Or the service was restarted. */
  private boolean isServedOtherwise(Symptom symptom, Remedy remedy) {
    return switch (remedy) {
      case SET_DEFAULT -> readings.stream()
          .filter(r -> r.name().equals(symptom.reading()) && r.value().equals(YES))
          .anyMatch(r -> find(r.device()).filter(d -> allows(d, remedy)).isPresent());
      case RESTART_SERVICE -> restartedFor.contains(symptom.reading());
      case UNMUTE, SET_VOLUME, USB_RESET, PORT_POWER, REBIND_DRIVER -> false;
    };
  }

  private void apply(Symptom symptom, Remedy remedy, AttachedDevice device) throws InterruptedException {
    RemedyPort.Outcome outcome = rules.port().apply(remedy, device, symptom.reading(), run.cancelled());
    boolean begun = switch (outcome) {
      case RemedyPort.Outcome.Done _ -> true;
      case RemedyPort.Outcome.Refused refused -> !refused.isUndone();
    };
    if (begun) {
      again();
    }
    String after = outcome instanceof RemedyPort.Outcome.Refused(var reason) && symptom.in(readings).isPresent()
        ? reason.name()
        : symptom.valueIn(readings);
    noteInVain(symptom, remedy, begun);
    String told = symptom.reading().value() + ": " + symptom.value() + " > " + after;
    readings = joined(readings,
        Readings.of(device, run.now(), ProofLevel.ENUMERATED).add(nameOf(remedy), told).list());
    done.add(nameOf(remedy) + ", " + told);
  }

  private void noteInVain(Symptom symptom, Remedy remedy, boolean begun) {
    boolean forAll = remedy == Remedy.RESTART_SERVICE;
    if (forAll) {
      restartedFor.add(symptom.reading());
    }
    for (Symptom left : Symptom.of(readings)) {
      if (left.reading().equals(symptom.reading()) && (forAll || left.device().equals(symptom.device()))) {
        find(left.device()).ifPresent(d -> rules.tried().noteInVain(left, remedy, d.device(), begun));
      }
    }
  }

  /** What a second measurement does not tell is as it was. */
  private void again() throws InterruptedException {
    run = new StepRun(rules.devices().get(), run.now(), run.cancelled(), run.progress());
    if (inner.run(run) instanceof StepOutcome.Measured(List<Reading> later, var left, String why)) {
      readings = joined(readings, later);
      partly = left;
      detail = why;
    }
  }

  private Optional<AttachedDevice> find(DeviceId id) {
    return run.devices().stream().filter(d -> d.device().id().equals(id)).findFirst();
  }

  private static boolean allows(AttachedDevice device, Remedy remedy) {
    DevicePart part = device.part();
    return part != null && part.remedies().contains(remedy);
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
