// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.selftest.sound.PulseAudio;
import org.klartecken.agent.transport.PulseFault;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;

class DefaultSetterTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final ReadingName PLAYS = ReadingNames.AUDIO_PLAYBACK_DEFAULT;
  private static final ReadingName HEARS = ReadingNames.AUDIO_CAPTURE_DEFAULT;

  @TempDir
  private Path folder;

  @Test
  void aRealSoundServiceUsesTheDeviceFromThenOn() throws Exception {
    assumeTrue(PulseAudio.isThere(), "needs pulseaudio and pactl");
    try (PulseAudio service = PulseAudio.start(folder)) {
      service.card("speak", 1);
      service.card("webcam", 2);
      service.pactl("set-default-sink", "webcam");
      service.pactl("set-default-source", "room.monitor");
      assertTrue(setter().makeDefault(device(1), PLAYS), service.log());
      assertEquals(Optional.of(Value.of(true)), told(1, PLAYS));
      assertEquals(Optional.empty(), told(1, HEARS), "the other direction is as it was");
      assertTrue(setter().makeDefault(device(1), HEARS));
      assertEquals(Optional.of(Value.of(true)), told(1, HEARS));
      assertEquals(Optional.of(Value.of(false)), told(2, HEARS));
      assertFalse(setter().makeDefault(device(3), HEARS), "a card that the service does not have");
      assertEquals(Optional.of(Value.of(true)), told(1, HEARS));
    }
  }

  @Test
  void withoutASoundServiceNothingCanBeChosen() throws PulseFault {
    assertFalse(setter().makeDefault(device(1), PLAYS));
  }

  @Test
  void aSocketThatIsNoneIsRefused() throws Exception {
    Files.createFile(folder.resolve("native"));
    PulseFault fault = assertThrows(PulseFault.class, () -> setter().makeDefault(device(1), PLAYS));
    assertEquals(FailureReason.DEVICE_GONE, fault.reason());
  }

  private Optional<Value> told(int card, ReadingName name) {
    return new SoundDefaultProbe(SystemRoot.LIVE, environment()).look(device(card),
        NOW) instanceof ProbeOutcome.Measured(var readings)
            ? readings.stream().filter(r -> r.name().equals(name)).map(r -> r.value()).findFirst()
            : Optional.empty();
  }

  private DefaultSetter setter() {
    return new DefaultSetter(environment());
  }

  private Map<String, String> environment() {
    return Map.of("PULSE_SERVER", "unix:" + folder.resolve("native"));
  }

  private static AttachedDevice device(int card) {
    return new AttachedDevice(
        new Device(new DeviceId("usb:1-" + card), DeviceKind.SPEAKERPHONE, "Speak", DeviceId.HOST,
            Set.of(Capability.MICROPHONE, Capability.SPEAKER), null, null),
        null, List.of(Path.of("dev/snd/pcmC" + card + "D0c"), Path.of("dev/snd/controlC" + card)));
  }
}
