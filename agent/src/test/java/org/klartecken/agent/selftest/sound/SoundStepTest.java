// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Value;
import org.klartecken.profile.Quirks;

class SoundStepTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Instant NOON = Instant.parse("2026-11-27T11:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-27T22:30:00Z");
  private static final AttachedDevice JABRA = device("usb:1-4", DeviceKind.SPEAKERPHONE, 1, Capability.MICROPHONE,
      Capability.SPEAKER);
  private static final AttachedDevice BUILT_IN = device("sound:PCH", DeviceKind.OTHER, 0, Capability.MICROPHONE,
      Capability.SPEAKER);
  private static final AttachedDevice WEBCAM = device("usb:1-5", DeviceKind.CAMERA, 2, Capability.MICROPHONE);
  private static final AttachedDevice SCREEN = device("sound:HDMI", DeviceKind.OTHER, 3, Capability.SPEAKER);
  private final FakeSound sound = new FakeSound();

  @AfterEach
  void pullCables() {
    sound.hangs.countDown();
  }

  @Test
  void measuresTheRoomsOwnSpeakerphoneAndNotWhatIsBuiltIn() throws Exception {
    Map<String, Value> readings = measured(NOON, SoundPolicy.usual(STOCKHOLM), BUILT_IN, WEBCAM, JABRA);
    assertEquals(List.of("loop usb:1-4 usb:1-4"), sound.did);
    assertEquals(Value.of(true), readings.get("audio.loop_heard"));
    assertEquals(Value.of(false), readings.get("audio.capture_silent"));
    assertTrue(readings.containsKey("audio.loop_latency"));
  }

  @Test
  void aSeparateLoudspeakerIsHeardByTheMicrophoneThatThereIs() throws Exception {
    measured(NOON, SoundPolicy.usual(STOCKHOLM), SCREEN, WEBCAM);
    assertEquals(List.of("loop sound:HDMI usb:1-5"), sound.did);
  }

  @Test
  void atNightNothingIsPlayedUnlessTheRoomIsSetSo() throws Exception {
    Map<String, Value> readings = measured(NIGHT, SoundPolicy.usual(STOCKHOLM), JABRA);
    assertEquals(List.of("listen usb:1-4"), sound.did);
    assertFalse(readings.containsKey("audio.loop_heard"));
    assertEquals(StepReason.QUIET_HOURS, partly(NIGHT, SoundPolicy.usual(STOCKHOLM), JABRA));
    sound.did.clear();
    measured(NIGHT, new SoundPolicy(true, true, SoundPolicy.USUAL, STOCKHOLM), JABRA);
    assertEquals(List.of("loop usb:1-4 usb:1-4"), sound.did);
    assertEquals(StepReason.QUIET_HOURS, skipped(NIGHT, SoundPolicy.usual(STOCKHOLM), SCREEN));
  }

  @Test
  void whatIsTestedInPartSaysWhyAndWhatIsTestedWholeDoesNot() throws Exception {
    SoundPolicy loud = SoundPolicy.usual(STOCKHOLM);
    assertNull(partly(NOON, loud, JABRA));
    assertEquals(StepReason.NOTHING_THERE, partly(NOON, loud, SCREEN), "a loudspeaker that nobody hears");
    assertEquals(StepReason.NOTHING_THERE, partly(NIGHT, loud, WEBCAM), "a microphone alone is tested whole at night");
    assertEquals(StepReason.NOT_ALLOWED,
        partly(NOON, new SoundPolicy(false, true, SoundPolicy.USUAL, STOCKHOLM), JABRA));
  }

  @Test
  void theNightLastsFromTenToSixOfTheRoomsOwnClock() {
    SoundPolicy policy = SoundPolicy.usual(STOCKHOLM);
    assertFalse(policy.isQuiet(Instant.parse("2026-07-01T19:59:59Z"))); // 21:59:59 summer time
    assertTrue(policy.isQuiet(Instant.parse("2026-07-01T20:00:00Z")));
    assertTrue(policy.isQuiet(Instant.parse("2026-07-02T03:59:59Z")));
    assertFalse(policy.isQuiet(Instant.parse("2026-07-02T04:00:00Z")));
  }

  @Test
  void whereNoSoundIsAllowedTheMicrophoneIsStillListenedTo() throws Exception {
    measured(NOON, new SoundPolicy(false, true, SoundPolicy.USUAL, STOCKHOLM), JABRA);
    assertEquals(List.of("listen usb:1-4"), sound.did);
    assertEquals(StepReason.NOT_ALLOWED,
        skipped(NOON, new SoundPolicy(false, true, SoundPolicy.USUAL, STOCKHOLM), SCREEN));
  }

  @Test
  void theTestIsNeverLouderThanTheProfileAllowsAndTheRoomNotWorseForIt() throws Exception {
    sound.recording = new Room(1).noise(-80).sweep(0.05, 0.25).recorded();
    double usual = level(JABRA);
    assertEquals(-18, 20 * Math.log10(sound.peak), 0.1);
    sound.recording = new Room(1).noise(-80).sweep(0.05, 0.125).recorded();
    AttachedDevice soft = quirky(JABRA, -24.0);
    double softly = level(soft);
    assertEquals(-24, 20 * Math.log10(sound.peak), 1e-9);
    assertEquals(usual, softly, 0.5);
    sound.recording = new Room(1).noise(-80).sweep(0.05, 0.25).recorded();
    measured(NOON, SoundPolicy.usual(STOCKHOLM), quirky(JABRA, 0.0));
    assertEquals(SoundPolicy.USUAL, sound.peak, "no profile makes it louder than usual");
  }

  @Test
  void eachSideOfTheLoudspeakerIsHeardForItself() throws Exception {
    sound.recording = new Room(1).noise(-60).sweep(0.05, 0.5, 0).recorded();
    Map<String, Value> readings = measured(NOON, SoundPolicy.usual(STOCKHOLM), JABRA);
    assertEquals(Value.of(true), readings.get("audio.loop_heard"));
    assertEquals(Value.of(true), readings.get("audio.loop_left"));
    assertEquals(Value.of(false), readings.get("audio.loop_right"));
  }

  @Test
  void aLoudspeakerAloneIsPlayedThrough() throws Exception {
    assertEquals(Map.of("audio.playback_moved", Value.of(true)),
        measured(NOON, SoundPolicy.usual(STOCKHOLM), SCREEN));
  }

  @Test
  void aLoudspeakerThatTakesNoSoundIsMeasuredToDoSo() throws Exception {
    sound.takes = false;
    assertEquals(Map.of("audio.playback_moved", Value.of(false)),
        measured(NOON, SoundPolicy.usual(STOCKHOLM), SCREEN));
  }

  @Test
  void whereThereAreSeveralTheDetailTellsWhichWereTriedAndWhichWereNot() throws Exception {
    assertEquals("tried usb:1-4, not sound:PCH and usb:1-5",
        detail(run(NOON, SoundPolicy.usual(STOCKHOLM), BUILT_IN, WEBCAM, JABRA)));
    assertEquals("listened only; tried usb:1-4, not usb:1-5",
        detail(run(NIGHT, SoundPolicy.usual(STOCKHOLM), WEBCAM, JABRA)));
    assertEquals("no microphone to hear it with", detail(run(NOON, SoundPolicy.usual(STOCKHOLM), SCREEN)));
    assertEquals("", detail(run(NOON, SoundPolicy.usual(STOCKHOLM), WEBCAM, SCREEN)));
  }

  private static String detail(StepOutcome outcome) {
    return assertInstanceOf(StepOutcome.Measured.class, outcome).detail();
  }

  @Test
  void digitalSilenceSaysNothingOfTheLoudspeaker() throws Exception {
    sound.recording = new Room(1).recorded();
    Map<String, Value> readings = measured(NOON, SoundPolicy.usual(STOCKHOLM), JABRA);
    assertEquals(Value.of(true), readings.get("audio.capture_silent"));
    assertFalse(readings.containsKey("audio.loop_heard"));
  }

  @Test
  void aRoomWithoutSoundIsSkipped() throws Exception {
    assertEquals(StepReason.NOTHING_THERE, skipped(NOON, SoundPolicy.usual(STOCKHOLM)));
  }

  @Test
  void aCardThatAnotherProgramHasIsNoFaultOfItButOneThatCannotBeOpenedIs() throws Exception {
    sound.refuses = StepReason.PORT_BUSY;
    assertEquals(StepReason.PORT_BUSY, skipped(NOON, SoundPolicy.usual(STOCKHOLM), JABRA));
    sound.refuses = StepReason.OTHER;
    StepOutcome outcome = run(NOON, SoundPolicy.usual(STOCKHOLM), JABRA);
    assertEquals(StepReason.OTHER, assertInstanceOf(StepOutcome.Failed.class, outcome).reason());
  }

  @Test
  void aCardThatHangsIsSaidToAndTheStepEndsAllTheSame() throws Exception {
    sound.hangs = new CountDownLatch(1);
    AttachedDevice hung = device("usb:1-9", DeviceKind.SPEAKERPHONE, 9, Capability.MICROPHONE, Capability.SPEAKER);
    StepOutcome.Failed outcome = assertInstanceOf(StepOutcome.Failed.class,
        run(new SoundStep(sound, SoundPolicy.usual(STOCKHOLM), Duration.ofSeconds(4), SoundFigures::of), NOON, hung));
    assertEquals(StepReason.TIMEOUT, outcome.reason());
    assertEquals("usb:1-9 does not come back", outcome.detail());
  }

  @Test
  void aPcThatReckonsForTooLongSaysSoAndNothingOfTheCard() throws Exception {
    CountDownLatch reckoned = new CountDownLatch(1);
    StepOutcome outcome = run(new SoundStep(sound, SoundPolicy.usual(STOCKHOLM), Duration.ofSeconds(2), (r, s) -> {
      await(reckoned);
      return SoundFigures.of(r, s);
    }), NOON, JABRA);
    reckoned.countDown();
    assertEquals(new StepOutcome.Skipped(StepReason.NO_TIME, "this PC is too slow for the sound's figures"), outcome);
    Awaitility.await().until(() -> sound.recording.samples[0] == 0); // forgotten all the same
  }

  @Test
  void whatWasRecordedIsForgotten() throws Exception {
    measured(NOON, SoundPolicy.usual(STOCKHOLM), JABRA);
    for (float sample : sound.recording.samples) {
      assertEquals(0, sample);
    }
  }

  private Map<String, Value> measured(Instant now, SoundPolicy policy, AttachedDevice... devices) throws Exception {
    Map<String, Value> readings = new TreeMap<>();
    assertInstanceOf(StepOutcome.Measured.class, run(now, policy, devices)).readings()
        .forEach(r -> readings.put(r.name().value(), r.value()));
    return readings;
  }

  private double level(AttachedDevice device) throws Exception {
    Value level = requireNonNull(measured(NOON, SoundPolicy.usual(STOCKHOLM), device).get("audio.loop_level"));
    return assertInstanceOf(Value.Quantity.class, level).number();
  }

  private @Nullable StepReason partly(Instant now, SoundPolicy policy, AttachedDevice... devices) throws Exception {
    return assertInstanceOf(StepOutcome.Measured.class, run(now, policy, devices)).partly();
  }

  private StepReason skipped(Instant now, SoundPolicy policy, AttachedDevice... devices) throws Exception {
    return assertInstanceOf(StepOutcome.Skipped.class, run(now, policy, devices)).reason();
  }

  private StepOutcome run(Instant now, SoundPolicy policy, AttachedDevice... devices) throws Exception {
    return run(new SoundStep(sound, policy), now, devices);
  }

  private static StepOutcome run(SoundStep step, Instant now, AttachedDevice... devices) throws Exception {
    return step.run(new StepRun(List.of(devices), now, () -> false, _ -> {
    }));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AttachedDevice quirky(AttachedDevice device, double loudest) {
    return new AttachedDevice(device.device(), null, device.nodes(),
        new Quirks(Duration.ZERO, Duration.ZERO, false, loudest, Map.of()));
  }

  private static AttachedDevice device(String id, DeviceKind kind, int card, Capability... can) {
    return new AttachedDevice(new Device(new DeviceId(id), kind, id, null, Set.of(can), null, null), null,
        List.of(Path.of("/dev/snd/controlC" + card)));
  }

  /** A healthy room that notes what was done with it. */
  private static final class FakeSound implements SoundPort {
    private final List<String> did = new ArrayList<>();
    private Recording recording = new Room(1).noise(-60).sweep(0.05, 0.5).recorded();
    private @Nullable StepReason refuses;
    private boolean takes = true;
    private CountDownLatch hangs = new CountDownLatch(0);
    private double peak;

    @Override
    public Recording loop(AttachedDevice speaker, AttachedDevice microphone, TestSound played,
        BooleanSupplier cancelled)
        throws DeviceFault {
      peak = played.peak();
      return did("loop " + speaker.device().id() + " " + microphone.device().id());
    }

    @Override
    public Recording listen(AttachedDevice microphone, TestSound asLongAs, BooleanSupplier cancelled)
        throws DeviceFault {
      return did("listen " + microphone.device().id());
    }

    @Override
    public boolean play(AttachedDevice speaker, TestSound played, BooleanSupplier cancelled) throws DeviceFault {
      did("play " + speaker.device().id());
      return takes;
    }

    private Recording did(String what) throws DeviceFault {
      if (refuses != null) {
        throw new DeviceFault(refuses, "refused");
      }
      did.add(what);
      await(hangs);
      return recording;
    }
  }
}
