// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.InstantSource;
import java.util.List;
import org.klartecken.agent.selftest.camera.CameraStep;
import org.klartecken.agent.selftest.display.DisplayStep;
import org.klartecken.agent.selftest.network.CallStep;
import org.klartecken.agent.selftest.remedy.Mending;
import org.klartecken.agent.selftest.sound.LevelsStep;
import org.klartecken.agent.selftest.sound.SoundStep;
import org.klartecken.agent.selftest.wired.DriversStep;
import org.klartecken.agent.selftest.wired.HidStep;
import org.klartecken.agent.selftest.wired.KernelLogStep;
import org.klartecken.agent.selftest.wired.SerialStep;

/** The catalogue: every step of a self-test, in the order in which they are taken. */
public final class Steps {
  private Steps() {
  }

  public static List<Step> all(SelfTestOptions options, Mending mending, InstantSource wall) {
    return List.of(new DisplayStep(options.rights().testPicture()), mending.around(new DriversStep(), 1), new HidStep(),
        new KernelLogStep(mending.root()), mending.around(new SerialStep(mending.root()), 2),
        mending.around(new CameraStep(), 2), mending.around(new LevelsStep(mending.root()), 1),
        new SoundStep(mending.root(), options.sound()), new CallStep(options, wall));
  }
}
