// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.util.List;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.camera.CameraFormats;
import org.klartecken.agent.probe.sound.SoundLevels;

/** The catalogue: every probe of the agent, in the order in which they are asked about a device. */
public final class Probes {
  private Probes() {
  }

  public static List<Probe> all(SystemRoot root) {
    return List.of(new CameraFormats(root), new SoundLevels(root));
  }
}
