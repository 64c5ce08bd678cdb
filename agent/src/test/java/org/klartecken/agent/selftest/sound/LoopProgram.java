// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;

/** Measures through javax.sound's default mixer as often as its argument says; each a line of figures. */
public final class LoopProgram {
  private LoopProgram() {
  }

  public static void main(String[] args) throws Exception {
    JavaSound sound = new JavaSound(_ -> Optional.of("[default]"));
    AttachedDevice device = new AttachedDevice(new Device(new DeviceId("sound:default"), DeviceKind.SPEAKERPHONE,
        "Default", null, Set.of(Capability.MICROPHONE, Capability.SPEAKER), null, null), null,
        List.of(Path.of("/dev/snd/controlC0")));
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      Recording recording = sound.loop(device, device, Room.SOUND, () -> false);
      System.out.println(SoundFigures.of(recording, Room.SOUND));
      recording.forget();
    }
  }
}
