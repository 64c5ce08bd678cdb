// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.util.ArrayList;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;

/** Looks at every use of every device. */
public final class UseReader {
  private final CameraUse cameras;
  private final SoundUse sound;

  public UseReader(SystemRoot root) {
    this.cameras = new CameraUse(root);
    this.sound = new SoundUse(root);
  }

  /** Takes well under a millisecond while nobody uses a camera. */
  public List<UseSighting> look(List<AttachedDevice> devices) {
    List<UseSighting> seen = new ArrayList<>();
    for (AttachedDevice device : devices) {
      seen.addAll(cameras.look(device));
      seen.addAll(sound.look(device));
    }
    return seen;
  }
}
