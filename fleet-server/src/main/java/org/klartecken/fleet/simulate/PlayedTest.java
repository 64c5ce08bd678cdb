// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
 * One self-test of a simulated room: the steps of an agent's, which take as long. Pure.
 *
 * @param id of the order
 * @param begun when it began
 * @param mends whether it finds the loudspeaker turned down and turns it up
 */
record PlayedTest(String id, Instant begun, boolean mends) {
  private static final List<Part> PARTS = List.of(Part.of("display.picture", Capability.DISPLAY, 1),
      new Part("usb.drivers", PlayedTest::isOnUsb, 0), Part.of("hid.report", Capability.INPUT, 0),
      new Part("usb.kernel_log", PlayedTest::isOnUsb, 0), Part.of("serial.port", Capability.SERIAL, 1),
      Part.of("camera.frames", Capability.CAMERA, 3), Part.of("audio.levels", Capability.SPEAKER, 0),
      Part.of("audio.sweep", Capability.MICROPHONE, 4), Part.of("network.call", Capability.NETWORK, 7));
  /** All parts together. */
  static final Duration LENGTH = Duration.ofSeconds(PARTS.stream().mapToInt(Part::seconds).sum());

  private record Part(String step, Predicate<SimulatedDevice> uses, int seconds) {
    static Part of(String step, Capability uses, int seconds) {
      return new Part(step, device -> device.can(uses), seconds);
    }

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

  private SelfTestStep step(Part part, List<SimulatedDevice> devices, InventedFigures figures, Instant now,
      List<Reading> into) {
    List<SimulatedDevice> here = used(part, devices);
    List<SimulatedDevice> working = here.stream().filter(device -> device.failures().isEmpty()).toList();
    if (working.isEmpty()) {
      return here.isEmpty()
          ? ended(part, StepResult.SKIPPED, StepReason.NOTHING_THERE)
          : ended(part, StepResult.FAILED, StepReason.TIMEOUT);
    }
    working.forEach(device -> into.addAll(figures.of(device, part.step(), mends, now)));
    return ended(part, StepResult.MEASURED, null);
  }

  /** All that can; a room is listened to with one microphone, which is the one that also plays if there is one. */
  private static List<SimulatedDevice> used(Part part, List<SimulatedDevice> devices) {
    List<SimulatedDevice> able = devices.stream().filter(part.uses()).toList();
    return part.step().equals("audio.sweep")
        ? able.stream().sorted(Comparator.comparing(device -> !device.can(Capability.SPEAKER))).limit(1).toList()
        : able;
  }

  private static boolean isOnUsb(SimulatedDevice device) {
    return device.device().usb() != null;
  }

  private static SelfTestStep ended(Part part, StepResult result, @Nullable StepReason reason) {
    return new SelfTestStep(part.name(), result, reason, "", 1_000L * part.seconds());
  }
}
