// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.transport.PulseFault;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

class DefaultSetterTest {
  private static final ReadingName PLAYS = ReadingNames.AUDIO_PLAYBACK_DEFAULT;

  @TempDir
  private Path folder;

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
