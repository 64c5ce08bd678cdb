// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Message;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;

/**
 * One self-test of a simulated room: three steps that take as long as an agent's. Pure.
 *
 * @param id of the order
 * @param begun when it began
 */
record PlayedTest(String id, Instant begun) {
  private static final List<Part> PARTS = List.of(new Part("camera.frames", Capability.CAMERA, 3),
      new Part("audio.sweep", Capability.MICROPHONE, 4), new Part("network.call", Capability.NETWORK, 7));
  /** All parts together. */
  static final Duration LENGTH = Duration.ofSeconds(PARTS.stream().mapToInt(Part::seconds).sum());

  private record Part(String step, Capability uses, int seconds) {
    ReadingName name() {
      return new ReadingName(step);
    }
  }

  /** How far it is, or what came of it; with nobody in the room. */
  Message.SelfTest at(Stamp stamp, List<SimulatedDevice> devices, InventedFigures figures, Instant now) {
    long passed = Math.max(0, Duration.between(begun, now).toSeconds());
    List<SelfTestStep> over = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    int end = 0;
    for (Part part : PARTS) {
      end += part.seconds();
      if (passed < end) {
        return new Message.SelfTest(stamp, id, SelfTestState.RUNNING, 100 * passed / LENGTH.toSeconds(), part.name(),
            over, List.of());
      }
      over.add(step(part, devices, figures, now, readings));
    }
    return new Message.SelfTest(stamp, id, SelfTestState.DONE, 100, null, over, readings);
  }

  /** It was stopped: somebody wants the room, or asked for it. */
  Message.SelfTest stopped(Stamp stamp, StepReason why, Instant now) {
    long passed = Math.max(0, Duration.between(begun, now).toSeconds());
    List<SelfTestStep> steps = PARTS.stream()
        .map(part -> new SelfTestStep(part.name(), StepResult.SKIPPED, why, "", 0L)).toList();
    return new Message.SelfTest(stamp, id, SelfTestState.CANCELLED,
        Math.min(100, 100 * passed / LENGTH.toSeconds()), null, steps, List.of());
  }

  private static SelfTestStep step(Part part, List<SimulatedDevice> devices, InventedFigures figures, Instant now,
      List<Reading> into) {
    List<SimulatedDevice> here = devices.stream().filter(device -> device.can(part.uses())).toList();
    List<SimulatedDevice> working = here.stream().filter(device -> device.failures().isEmpty()).toList();
    if (working.isEmpty()) {
      return here.isEmpty()
          ? ended(part, StepResult.SKIPPED, StepReason.NOTHING_THERE)
          : ended(part, StepResult.FAILED, StepReason.TIMEOUT);
    }
    working.forEach(device -> into.addAll(figures.of(device, part.uses(), now)));
    return ended(part, StepResult.MEASURED, null);
  }

  private static SelfTestStep ended(Part part, StepResult result, @Nullable StepReason reason) {
    return new SelfTestStep(part.name(), result, reason, "", 1_000L * part.seconds());
  }
}
