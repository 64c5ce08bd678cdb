// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.InstantSource;
import java.util.List;
import org.klartecken.agent.selftest.camera.CameraStep;
import org.klartecken.agent.selftest.display.DisplayStep;
import org.klartecken.agent.selftest.network.CallStep;
import org.klartecken.agent.selftest.sound.SoundStep;

/** The catalogue: every step of a self-test, in the order in which they are taken. */
public final class Steps {
  private Steps() {
  }

  public static List<Step> all(SelfTestOptions options, InstantSource wall) {
    return List.of(new DisplayStep(options.testPicture()), new CameraStep(), new SoundStep(options.sound()),
        new CallStep(options, wall));
  }
}
