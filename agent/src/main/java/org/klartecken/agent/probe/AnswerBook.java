// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;

/** The last answer of each probe about each device; forgets a device that went away or was exchanged. */
final class AnswerBook {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  private final Map<DeviceId, Page> pages = new HashMap<>();
  /** Devices that may not be asked yet, and from when on they may. */
  private final Map<DeviceId, Instant> settling = new HashMap<>();
  /** Probes whose last answers are known to be out of date. */
  private Set<ReadingName> outdated = Set.of();
  private Map<DeviceId, Device> seen = Map.of();
  private boolean opened;

  private record Answer(ProbeOutcome outcome, Instant at) {
  }

  private record Page(Device device, Map<ReadingName, Answer> answers) {
  }

  private record Key(DeviceId device, ReadingName name) {
  }

  /** What was there at the first look has long been initialised; what came later is left alone as its quirks say. */
  void keepOnly(List<AttachedDevice> present, Instant at) {
    Map<DeviceId, Device> now = new HashMap<>();
    present.forEach(d -> now.put(d.device().id(), d.device()));
    // another model on the same port is another device: nothing said of the one before holds
    pages.values().removeIf(page -> !page.device().equals(now.get(page.device().id())));
    // an end that lies far ahead was set before the clock was set back
    settling.entrySet().removeIf(s -> !now.containsKey(s.getKey()) || !at.isBefore(s.getValue())
        || s.getValue().isAfter(at.plus(LONGEST_DELAY)));
    for (AttachedDevice device : present) {
      DeviceId id = device.device().id();
      if (opened && !device.quirks().initDelay().isZero() && !device.device().equals(seen.get(id))) {
        settling.put(id, at.plus(device.quirks().initDelay()));
      }
    }
    seen = now;
    opened = true;
  }

  /** Until the next call these are due whatever their interval; the profile's least interval holds none the less. */
  void outdate(Set<ReadingName> probes) {
    outdated = Set.copyOf(probes);
  }

  /** When the first device that is left alone may be asked. */
  Optional<Instant> settled() {
    return settling.values().stream().min(Comparator.naturalOrder());
  }

  boolean isDue(AttachedDevice device, Probe probe, Instant now) {
    Duration interval = probe.interval();
    if (!interval.isZero()) { // it asks the device itself, and not only what the kernel remembers
      if (settling.containsKey(device.device().id())) {
        return false;
      }
      Duration least = device.quirks().leastInterval();
      interval = interval.compareTo(least) < 0 || outdated.contains(probe.name()) ? least : interval;
    }
    Page page = pages.get(device.device().id());
    Answer answer = page == null ? null : page.answers().get(probe.name());
    // a clock that was set back must not silence a probe
    return answer == null || now.isBefore(answer.at()) || !now.isBefore(answer.at().plus(interval));
  }

  void note(AttachedDevice device, Probe probe, ProbeOutcome outcome, Instant at) {
    pages.computeIfAbsent(device.device().id(), _ -> new Page(device.device(), new HashMap<>())).answers()
        .put(probe.name(), new Answer(outcome, at));
  }

  ProbeRunner.Answers answers(List<AttachedDevice> devices, List<Probe> probes) {
    Map<Key, Reading> readings = new LinkedHashMap<>();
    List<ProbeFailure> failures = new ArrayList<>();
    for (AttachedDevice attached : devices) {
      Device device = attached.device();
      Page page = pages.get(device.id());
      if (page == null || !page.device().equals(device)) {
        continue;
      }
      for (Probe probe : probes) {
        // without its driver a camera has nothing that can be asked: what it said before is no proof any more
        if (!probe.appliesTo(attached)) {
          page.answers().remove(probe.name());
        }
        Answer answer = page.answers().get(probe.name());
        if (answer != null) {
          add(device, probe, answer, readings, failures);
        }
      }
    }
    return new ProbeRunner.Answers(List.copyOf(readings.values()), failures);
  }

  private static void add(Device device, Probe probe, Answer answer, Map<Key, Reading> readings,
      List<ProbeFailure> failures) {
    switch (answer.outcome()) {
      case ProbeOutcome.Measured(List<Reading> measured) ->
        measured.forEach(r -> readings.put(new Key(r.device(), r.name()), r));
      case ProbeOutcome.Failed failed ->
        failures.add(new ProbeFailure(device.id(), probe.name(), failed.reason(), failed.detail(), answer.at()));
      case ProbeOutcome.NothingToMeasure _ -> {
      }
    }
  }
}
