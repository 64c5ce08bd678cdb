// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.remedy.RemedyPort.Outcome;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.Promise;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.Remedy;

class MendingStepTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final DeviceId ID = new DeviceId("usb:1-1");
  private static final DeviceId OTHER = new DeviceId("usb:1-2");
  private static final Set<Remedy> ALL = Set.of(Remedy.values());
  private static final Reading MUTED = reading(ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(true));
  private static final Reading HEARD = reading(ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(false));
  private static final Reading DARK = reading(ReadingNames.CAMERA_GAVE_PICTURES, Value.of(false));
  private static final Reading ELSEWHERE = reading(ReadingNames.AUDIO_PLAYBACK_DEFAULT, Value.of(false));
  private static final Reading CHOSEN = reading(ReadingNames.AUDIO_PLAYBACK_DEFAULT, Value.of(true));
  private static final Reading SILENT = reading(ReadingNames.AUDIO_SERVICE_ANSWERS, Value.of(false));
  private static final Reading SEEN = reading(ReadingNames.CAMERA_GAVE_PICTURES, Value.of(true));

  private static final Reading UNDRIVEN = reading(ReadingNames.USB_DRIVERS_MISSING, Value.of(2));
  private static final Reading DRIVEN = reading(ReadingNames.USB_DRIVERS_MISSING, Value.of(0));
  private static final Reading MUTE = reading(ReadingNames.SERIAL_ANSWERS, Value.of(false));
  private static final Reading ANSWERS = reading(ReadingNames.SERIAL_ANSWERS, Value.of(true));

  private final Tried tried = new Tried();
  private final Deque<List<Reading>> world = new ArrayDeque<>();
  private final List<Remedy> done = new ArrayList<>();
  private Outcome answer = new Outcome.Done();
  private String name = "Speak 510";
  private boolean known = true;
  private @Nullable StepReason partly;
  private Duration each = Duration.ZERO;
  private Duration passed = Duration.ZERO;

  @Test
  void whatHelpsIsTestedAgainAndToldWithBeforeAndAfter() throws InterruptedException {
    StepOutcome.Measured measured = run(ALL, ALL, List.of(MUTED), List.of(HEARD));
    assertEquals(List.of(Remedy.UNMUTE), done);
    assertEquals(Optional.of(Value.of(false)), value(measured, "audio.capture_muted"));
    assertEquals(Optional.of(Value.of("audio.capture_muted: true > false")), value(measured, "remedy.unmute"));
    assertEquals("remedy.unmute, audio.capture_muted: true > false", measured.detail());
  }

  @Test
  void profileAndPolicyMustBothAllowIt() throws InterruptedException {
    run(Set.of(Remedy.SET_VOLUME), ALL, List.of(MUTED));
    run(ALL, Set.of(Remedy.USB_RESET), List.of(MUTED));
    run(Set.of(), ALL, List.of(MUTED));
    assertEquals(List.of(), done);
  }

  @Test
  void theNextIsTriedOnlyIfTheFirstDidNotHelp() throws InterruptedException {
    StepOutcome.Measured measured = run(ALL, ALL, List.of(DARK), List.of(DARK), List.of(SEEN));
    assertEquals(List.of(Remedy.USB_RESET, Remedy.PORT_POWER), done);
    assertEquals(Optional.of(Value.of("camera.gave_pictures: false > false")), value(measured, "remedy.usb_reset"));
    assertEquals(Optional.of(Value.of("camera.gave_pictures: false > true")), value(measured, "remedy.port_power"));
    done.clear();
    run(ALL, ALL, List.of(DARK), List.of(SEEN));
    assertEquals(List.of(Remedy.PORT_POWER), done, "what was of no use is left out");
  }

  @Test
  void aPartWithoutADriverIsGivenOneBeforeItIsReset() throws InterruptedException {
    StepOutcome.Measured measured = run(ALL, ALL, List.of(UNDRIVEN), List.of(DRIVEN));
    assertEquals(List.of(Remedy.REBIND_DRIVER), done);
    assertEquals(Optional.of(Value.of("usb.drivers_missing: 2 > 0")), value(measured, "remedy.rebind_driver"));
    run(ALL, ALL, List.of(DRIVEN));
    assertEquals(1, done.size(), "nothing is missing");
  }

  @Test
  void whatDoesNotAnswerOnItsCableIsReset() throws InterruptedException {
    StepOutcome.Measured measured = run(ALL, ALL, List.of(MUTE), List.of(ANSWERS));
    assertEquals(List.of(Remedy.USB_RESET), done);
    assertEquals(Optional.of(Value.of("serial.answers: false > true")), value(measured, "remedy.usb_reset"));
  }

  @Test
  void whatWasInVainIsNotRepeatedUntilSomethingChanged() throws InterruptedException {
    run(ALL, ALL, List.of(MUTED), List.of(MUTED));
    run(ALL, ALL, List.of(MUTED));
    assertEquals(List.of(Remedy.UNMUTE), done, "the same device in the same state");
    name = "Speak 750";
    run(ALL, ALL, List.of(MUTED), List.of(MUTED));
    assertEquals(List.of(Remedy.UNMUTE, Remedy.UNMUTE), done, "another device");
    run(ALL, ALL, List.of(HEARD));
    run(ALL, ALL, List.of(MUTED), List.of(HEARD));
    assertEquals(List.of(Remedy.UNMUTE, Remedy.UNMUTE, Remedy.UNMUTE), done, "it was well in between");
  }

  @Test
  void whatCouldNotBeDoneIsToldAndCountsAsTried() throws InterruptedException {
    answer = new Outcome.Refused(FailureReason.ACCESS_DENIED);
    StepOutcome.Measured measured = run(ALL, ALL, List.of(MUTED));
    assertEquals(Optional.of(Value.of("audio.capture_muted: true > ACCESS_DENIED")), value(measured, "remedy.unmute"));
    run(ALL, ALL, List.of(MUTED));
    assertEquals(List.of(Remedy.UNMUTE), done);
  }

  @Test
  void whatFailedOnTheWayIsTestedAgainAllTheSame() throws InterruptedException {
    answer = new Outcome.Refused(FailureReason.OTHER);
    StepOutcome.Measured measured = run(Set.of(Remedy.USB_RESET), ALL, List.of(DARK), List.of(SEEN));
    assertEquals(Optional.of(Value.of(true)), value(measured, "camera.gave_pictures"));
    assertEquals(Optional.of(Value.of("camera.gave_pictures: false > true")), value(measured, "remedy.usb_reset"));
    measured = run(Set.of(Remedy.USB_RESET), ALL, List.of(DARK), List.of(DARK));
    assertEquals(Optional.of(Value.of("camera.gave_pictures: false > OTHER")), value(measured, "remedy.usb_reset"));
  }

  @Test
  void whatThereIsNoTimeForIsLeftToTheNextTest() throws InterruptedException {
    each = MendingStep.REMEDY.plusSeconds(1); // as long as a remedy and the step may take
    run(ALL, ALL, List.of(DARK), List.of(DARK), List.of(DARK));
    assertEquals(List.of(Remedy.USB_RESET, Remedy.PORT_POWER), done, "as many of the slowest as there is time for");
    run(ALL, ALL, List.of(DARK), List.of(DARK), List.of(DARK));
    assertEquals(List.of(Remedy.USB_RESET, Remedy.PORT_POWER, Remedy.REBIND_DRIVER, Remedy.RESTART_SERVICE), done);
    run(ALL, ALL, List.of(DARK));
    assertEquals(4, done.size(), "nothing is left to try");
  }

  @Test
  void theRoomsOwnDeviceIsMadeTheOneThatProgramsUse() throws InterruptedException {
    StepOutcome.Measured measured = run(ALL, ALL, List.of(ELSEWHERE), List.of(CHOSEN));
    assertEquals(List.of(Remedy.SET_DEFAULT), done);
    assertEquals(Optional.of(Value.of("audio.playback_default: false > true")), value(measured, "remedy.set_default"));
  }

  @Test
  void whoeverChoseAnotherDeviceOfTheRoomIsNotContradicted() throws InterruptedException {
    run(ALL, ALL, List.of(ELSEWHERE, of(OTHER, CHOSEN)));
    assertEquals(List.of(), done);
    run(ALL, ALL, List.of(ELSEWHERE, of(OTHER, ELSEWHERE)), List.of(CHOSEN));
    assertEquals(List.of(Remedy.SET_DEFAULT), done, "one of them is enough");
  }

  @Test
  void aServiceIsRestartedOnceForAllDevices() throws InterruptedException {
    run(ALL, ALL, List.of(SILENT, of(OTHER, SILENT)), List.of(SILENT, of(OTHER, SILENT)));
    assertEquals(List.of(Remedy.RESTART_SERVICE), done);
    run(ALL, ALL, List.of(SILENT, of(OTHER, SILENT)));
    assertEquals(List.of(Remedy.RESTART_SERVICE), done, "nor is it for the other one in the next test");
  }

  @Test
  void noServiceIsRestartedWhereNoneIsNamed() throws InterruptedException {
    known = false;
    StepOutcome.Measured measured = run(ALL, ALL, List.of(SILENT));
    assertEquals(List.of(), done);
    assertEquals(Optional.empty(), value(measured, "remedy.restart_service"));
  }

  @Test
  void whatOtherDevicesWereNotTestedForIsStillToldOf() throws InterruptedException {
    partly = StepReason.IN_USE;
    assertEquals(StepReason.IN_USE, run(ALL, ALL, List.of(SEEN)).partly());
    assertEquals(StepReason.IN_USE, run(ALL, ALL, List.of(DARK), List.of(SEEN)).partly());
  }

  @Test
  void aRoomThatIsWellIsLeftAlone() throws InterruptedException {
    StepOutcome.Measured measured = run(ALL, ALL,
        List.of(HEARD, SEEN, reading(ReadingNames.AUDIO_PLAYBACK_VOLUME, Value.of(15))));
    assertEquals(List.of(), done);
    assertEquals(3, measured.readings().size());
  }

  /** Takes the step, whose measurements are these, one after the other; all of them are made. */
  @SafeVarargs
  private StepOutcome.Measured run(Set<Remedy> policy, Set<Remedy> profile, List<Reading>... measured)
      throws InterruptedException {
    for (List<Reading> each : measured) {
      world.add(each);
    }
    DevicePart part = new DevicePart(DevicePart.WHOLE, DeviceKind.SPEAKERPHONE, List.of(), false, PartMatch.NOTHING,
        Set.of(), new Promise(Map.of(), null, null), Map.of(), List.of(), Map.of(), Quirks.NONE, profile, Set.of(),
        null);
    List<AttachedDevice> devices = List.of(device(ID, name, part), device(OTHER, "Rally Speaker", part));
    StepOutcome outcome = new MendingStep(new Looks(), 2,
        new Course.Rules(policy, tried, new Scribe(), () -> devices), () -> passed.toNanos())
        .run(new StepRun(devices, NOW, () -> false, _ -> {
        }));
    assertEquals(List.of(), List.copyOf(world), "measurements that nobody made");
    return assertInstanceOf(StepOutcome.Measured.class, outcome);
  }

  private static AttachedDevice device(DeviceId id, String name, DevicePart part) {
    return new AttachedDevice(new Device(id, DeviceKind.SPEAKERPHONE, name, DeviceId.HOST,
        Set.of(Capability.MICROPHONE), null, null), Path.of("/sys/1-1"), List.of(), part, Quirks.NONE);
  }

  private static Reading of(DeviceId other, Reading same) {
    return new Reading(other, same.name(), same.value(), same.unit(), same.proof(), same.observedAt());
  }

  private static Reading reading(ReadingName name, Value value) {
    return new Reading(ID, name, value, ReadingNames.unit(name).orElse(Unit.NONE), ProofLevel.MEASURED, NOW);
  }

  private static Optional<Value> value(StepOutcome.Measured measured, String name) {
    return measured.readings().stream().filter(r -> r.name().value().equals(name)).map(Reading::value).findFirst();
  }

  /** Notes what is done, and how long it took. */
  private final class Scribe implements RemedyPort {
    @Override
    public boolean knows(Remedy remedy, ReadingName about) {
      return known;
    }

    @Override
    public Outcome apply(Remedy remedy, AttachedDevice device, ReadingName about, BooleanSupplier cancelled) {
      done.add(remedy);
      passed = passed.plus(each);
      return answer;
    }
  }

  private final class Looks implements Step {
    @Override
    public ReadingName name() {
      return new ReadingName("test.look");
    }

    @Override
    public Duration budget() {
      return Duration.ofSeconds(1);
    }

    @Override
    public StepOutcome run(StepRun run) {
      return new StepOutcome.Measured(world.remove(), partly, "");
    }
  }
}
