// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.selftest.sound.SoundServer;
import org.klartecken.agent.selftest.sound.SoundService;
import org.klartecken.agent.transport.PulseFault;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;

/** What the agent reads of a desktop's sound service and sets in it, the same whichever it is. The service is real. */
abstract class SoundServiceBehaviour {
  static final String ANSWERS = "audio.service_answers";
  static final String PLAYS = "audio.playback_default";
  static final String HEARS = "audio.capture_default";
  static final Value YES = Value.of(true);
  static final Value NO = Value.of(false);
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final int COOKIE = 256;

  @TempDir
  Path folder;
  SoundServer service;
  private final SoundService kind;

  SoundServiceBehaviour(SoundService kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() throws Exception {
    assumeTrue(kind.isThere(), "needs " + kind.needs());
    service = SoundServer.start(kind, folder);
    service.card("speak", 1);
    service.card("webcam", 2);
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void tellsWhichDeviceProgramsUse() throws Exception {
    service.useFromNowOn("speak", "webcam_microphone");
    awaitTold(Map.of(ANSWERS, YES, PLAYS, YES, HEARS, NO), 1);
    awaitTold(Map.of(ANSWERS, YES, PLAYS, NO, HEARS, YES), 2);
  }

  @Test
  void aDefaultThatIsNoSoundCardSaysNothing() throws Exception {
    service.useFromNowOn("room", "webcam_microphone");
    awaitTold(Map.of(ANSWERS, YES, HEARS, NO), 1);
    service.useFromNowOn("speak", "speak.monitor");
    awaitTold(Map.of(ANSWERS, YES, PLAYS, YES), 1); // what hears a loudspeaker's signal is no microphone
  }

  @Test
  void programsUseTheDeviceThatWasMadeTheDefault() throws Exception {
    service.useFromNowOn("webcam", "room.monitor");
    awaitMade(1, ReadingNames.AUDIO_PLAYBACK_DEFAULT);
    assertEquals("speak", service.said("get-default-sink"));
    assertEquals("room.monitor", service.said("get-default-source"), "the other direction is as it was");
    awaitTold(Map.of(ANSWERS, YES, PLAYS, YES), 1);
    awaitMade(1, ReadingNames.AUDIO_CAPTURE_DEFAULT);
    assertEquals("speak_microphone", service.said("get-default-source"));
    awaitTold(Map.of(ANSWERS, YES, PLAYS, NO, HEARS, NO), 2);
    await().pollDelay(Duration.ZERO).ignoreExceptions().until(() -> !setter(environment()).makeDefault(device(3),
        ReadingNames.AUDIO_CAPTURE_DEFAULT)); // a card that the service does not have
    assertEquals("speak_microphone", service.said("get-default-source"));
  }

  @Test
  void aDeviceIsFoundAmongManyThatSayMuchOfThemselves() throws Exception {
    String much = "klartecken.remark=" + "x".repeat(3000);
    for (int i = 0; i < 25; i++) { // 75,000 octets
      service.pactl("load-module", "module-null-sink", "sink_name=many" + i, "sink_properties=" + much);
    }
    service.card("last", 3);
    service.useFromNowOn("speak", "room.monitor");
    awaitMade(3, ReadingNames.AUDIO_PLAYBACK_DEFAULT);
    assertEquals("last", service.said("get-default-sink"));
  }

  @Test
  void aServiceThatHangsIsToldAndAnswersWhenItGoesOn() throws Exception {
    service.useFromNowOn("speak", "speak_microphone");
    awaitTold(Map.of(ANSWERS, YES, PLAYS, YES, HEARS, YES), 1);
    service.hang(service.speaker());
    assertEquals(Map.of(ANSWERS, NO), told(1, environment()));
    service.goOn(service.speaker());
    awaitTold(Map.of(ANSWERS, YES, PLAYS, YES, HEARS, YES), 1);
    service.end(service.speaker());
    assertEquals(Map.of(ANSWERS, NO), told(1, environment()), "it left its socket behind");
  }

  @Test
  void whoRunsTheServiceMayAskItWithoutItsCookie() throws Exception {
    service.useFromNowOn("speak", "speak_microphone");
    Path wrong = Files.write(folder.resolve("wrong"), new byte[COOKIE]);
    Path cut = Files.write(folder.resolve("cut"), new byte[COOKIE - 1]);
    for (Path cookie : List.of(wrong, cut, folder.resolve("missing"))) {
      Map<String, String> environment = new HashMap<>(environment());
      environment.put("PULSE_COOKIE", cookie.toString());
      await(cookie.toString()).pollDelay(Duration.ZERO).untilAsserted(
          () -> assertEquals(Map.of(ANSWERS, YES, PLAYS, YES, HEARS, YES), told(1, environment)));
    }
  }

  /** A busy machine may let the service answer too late, or make it of use only a moment later. */
  final void awaitTold(Map<String, Value> expected, int card) {
    await(service.log()).pollDelay(Duration.ZERO)
        .untilAsserted(() -> assertEquals(expected, told(card, environment())));
  }

  private void awaitMade(int card, ReadingName direction) {
    await(service.log()).pollDelay(Duration.ZERO).ignoreExceptionsInstanceOf(PulseFault.class)
        .until(() -> setter(environment()).makeDefault(device(card), direction));
  }

  final Map<String, Value> told(int card, Map<String, String> environment) {
    Map<String, Value> told = new TreeMap<>();
    if (new SoundDefaultProbe(SystemRoot.LIVE, environment).look(device(card),
        NOW) instanceof ProbeOutcome.Measured(var readings)) {
      readings.forEach(r -> told.put(r.name().value(), r.value()));
    }
    return told;
  }

  private static DefaultSetter setter(Map<String, String> environment) {
    return new DefaultSetter(environment);
  }

  final Map<String, String> environment() {
    return Map.of("PULSE_SERVER", "unix:" + SoundService.socket(folder), "HOME", folder.toString());
  }

  static AttachedDevice device(int card) {
    return new AttachedDevice(
        new Device(new DeviceId("usb:1-" + card), DeviceKind.SPEAKERPHONE, "Speak", DeviceId.HOST,
            Set.of(Capability.MICROPHONE, Capability.SPEAKER), null, null),
        null, List.of(Path.of("dev/snd/pcmC" + card + "D0c"), Path.of("dev/snd/controlC" + card)));
  }
}
