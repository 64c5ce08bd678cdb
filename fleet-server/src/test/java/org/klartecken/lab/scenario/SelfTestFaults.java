// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.List;

/** What only a self-test finds: the device is there, its driver runs, and yet nobody is seen. */
final class SelfTestFaults {
  private static final String CAMERA = "camera";
  /** A self-test, on a machine that does other things as well. */
  private static final Duration TESTED = Duration.ofMinutes(4);

  private SelfTestFaults() {
  }

  static List<Fault> all() {
    return List.of(
        picture("picture-black", "the camera's picture is black", "black",
            Reason.broken("camera.brightness")),
        picture("picture-frozen", "the camera shows the same picture for ever", "frozen",
            Reason.broken("camera.distinct")),
        picture("camera-covered", "a lid covers the camera's lens", "covered",
            Reason.broken("camera.brightness"), Reason.broken("camera.contrast")));
  }

  private static Fault picture(String name, String what, String picture, Reason... right) {
    return tested(name, FaultClass.CAMERA, what, stage -> stage.device(CAMERA).turn("picture", picture),
        stage -> stage.device(CAMERA).turn("picture", "room"), right);
  }

  /** The self-test after the fault tells of it, and the one after its end that all is well. */
  static Fault tested(String name, FaultClass of, String what, Deed inject, Deed heal, Reason... right) {
    return new Fault(name, of, what, inject.then(SelfTestOrder.run()), heal.then(SelfTestOrder.untilCalm()), right)
        .within(TESTED);
  }
}
