// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;

/** Looks at every use of every device. */
public final class UseReader {
  private final CameraUse cameras;
  private final SoundUse sound;

  public UseReader(SystemRoot root) {
    this(root, Processes.of(root));
  }

  private UseReader(SystemRoot root, Processes processes) {
    this.cameras = new CameraUse(root, processes, () -> System.nanoTime() / 1_000_000);
    this.sound = new SoundUse(root, processes);
  }

  /** Reads for a process that the agent started: what the agent itself and its other children use is no use either. */
  public static UseReader ofChild(SystemRoot root, long agent) {
    return new UseReader(root, new Processes(root, OptionalLong.of(agent)));
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
