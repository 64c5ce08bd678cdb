// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.agent.system.PlayedDevices;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

class MixerSetterTest {
  @TempDir
  Path dir;

  @Test
  @EnabledOnOs(OS.LINUX)
  void setsWhatTheProbeReads() throws IOException, InterruptedException {
    List<String> said = PlayedDevices.runWith("fake_mixer.c", dir, Child.class, dir.resolve("fake").toString());
    assertEquals(List.of("false 50 true 25", "true", "false 50 false 25", "true", "false 50 false 50", "true",
        "false 75 false 50", "false"), said);
  }

  /** Runs with played cards. */
  static final class Child {
    public static void main(String[] args) throws ErrnoException {
      SystemRoot root = new SystemRoot(Path.of(args[0]));
      AttachedDevice phone = card("dev/snd/controlC0");
      MixerSetter mixer = new MixerSetter(root);
      System.out.println(levels(root, phone));
      System.out.println(mixer.unmute(phone, ReadingNames.AUDIO_CAPTURE_MUTED));
      System.out.println(levels(root, phone));
      System.out.println(mixer.setVolume(phone, ReadingNames.AUDIO_CAPTURE_VOLUME, 50));
      System.out.println(levels(root, phone));
      System.out.println(mixer.setVolume(phone, ReadingNames.AUDIO_PLAYBACK_VOLUME, 75));
      System.out.println(levels(root, phone));
      System.out.println(mixer.unmute(phone, new ReadingName("audio.other_muted")));
    }

    private static String levels(SystemRoot root, AttachedDevice phone) {
      return new SoundLevelsProbe(root).look(phone, Instant.EPOCH) instanceof ProbeOutcome.Measured(var readings)
          ? readings.stream().map(r -> r.value().toString().replaceAll(".*=|\\.0|]", ""))
              .collect(Collectors.joining(" "))
          : "nothing";
    }
  }

  private static AttachedDevice card(String node) {
    Device device = new Device(new DeviceId("usb:1-3"), DeviceKind.SPEAKERPHONE, "Speakerphone", DeviceId.HOST,
        Set.of(Capability.MICROPHONE, Capability.SPEAKER), null, null);
    return new AttachedDevice(device, null, List.of(Path.of(node)));
  }
}
