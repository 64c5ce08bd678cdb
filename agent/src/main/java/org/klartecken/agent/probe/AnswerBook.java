// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;

/** The last answer of each probe about each device; forgets a device that went away or was exchanged. */
final class AnswerBook {
  private final Map<DeviceId, Page> pages = new HashMap<>();

  private record Answer(ProbeOutcome outcome, Instant at) {
  }

  private record Page(Device device, Map<ReadingName, Answer> answers) {
  }

  private record Key(DeviceId device, ReadingName name) {
  }

  void keepOnly(List<AttachedDevice> present) {
    Map<DeviceId, Device> now = new HashMap<>();
    present.forEach(d -> now.put(d.device().id(), d.device()));
    // another model on the same port is another device: nothing said of the one before holds
    pages.values().removeIf(page -> !page.device().equals(now.get(page.device().id())));
  }

  boolean isDue(AttachedDevice device, Probe probe, Instant now) {
    Page page = pages.get(device.device().id());
    Answer answer = page == null ? null : page.answers().get(probe.name());
    // a clock that was set back must not silence a probe
    return answer == null || now.isBefore(answer.at()) || !now.isBefore(answer.at().plus(probe.interval()));
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
