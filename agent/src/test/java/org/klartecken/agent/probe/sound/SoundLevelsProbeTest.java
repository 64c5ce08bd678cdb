// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.system.PlayedDevices;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Reading;
import org.klartecken.contract.Value;

class SoundLevelsProbeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir
  Path dir;

  @Test
  void appliesToWhatHasAControlNode() {
    SoundLevelsProbe probe = new SoundLevelsProbe(SystemRoot.LIVE);
    assertTrue(probe.appliesTo(card("dev/snd/controlC1")));
    assertFalse(probe.appliesTo(card("dev/snd/pcmC1D0c")));
  }

  @Test
  void anUnpluggedCardIsGone() {
    ProbeOutcome outcome = new SoundLevelsProbe(new SystemRoot(dir)).look(card("dev/snd/controlC1"), NOW);
    assertEquals(FailureReason.DEVICE_GONE, assertInstanceOf(ProbeOutcome.Failed.class, outcome).reason());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsThePlayedSpeakerphone() throws IOException, InterruptedException {
    List<String> said = PlayedDevices.run(dir, Child.class, dir.resolve("fake").toString());
    assertEquals(List.of("audio.playback_muted=false", "audio.playback_volume=50", "audio.capture_muted=true",
        "audio.capture_volume=25", "nothing to measure"), said);
  }

  /** Runs with played cards. */
  static final class Child {
    public static void main(String[] args) {
      SoundLevelsProbe probe = new SoundLevelsProbe(new SystemRoot(Path.of(args[0])));
      System.out.println(print(probe.look(card("dev/snd/controlC0"), NOW)));
      System.out.println(print(probe.look(card("dev/snd/controlC1"), NOW)));
    }

    private static String print(ProbeOutcome outcome) {
      return switch (outcome) {
        case ProbeOutcome.Measured m -> m.readings().stream().map(Child::plain).collect(Collectors.joining("\n"));
        case ProbeOutcome.NothingToMeasure _ -> "nothing to measure";
        case ProbeOutcome.Failed f -> f.reason() + " " + f.detail();
      };
    }

    private static String plain(Reading reading) {
      return reading.name() + "=" + switch (reading.value()) {
        case Value.Quantity(double n) -> String.valueOf((long) n);
        case Value.Flag(boolean set) -> String.valueOf(set);
        case Value.Text(String text) -> text;
      };
    }
  }

  private static AttachedDevice card(String node) {
    Device device = new Device(new DeviceId("usb:1-3"), DeviceKind.SPEAKERPHONE, "Speakerphone", DeviceId.HOST,
        Set.of(Capability.MICROPHONE, Capability.SPEAKER), null, null);
    return new AttachedDevice(device, null, List.of(Path.of(node)));
  }
}
