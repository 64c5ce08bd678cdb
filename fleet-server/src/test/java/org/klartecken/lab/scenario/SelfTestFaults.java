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
        picture("picture-black", "the camera's picture is black", "picture", "black",
            Reason.broken("camera.brightness")),
        picture("picture-frozen", "the camera shows the same picture for ever", "picture", "frozen",
            Reason.broken("camera.distinct")),
        picture("camera-covered", "a lid covers the camera's lens", "picture", "covered",
            Reason.broken("camera.brightness"), Reason.broken("camera.contrast")),
        picture("picture-missing", "the camera says that it streams, and no picture comes", "stream", "stalled",
            Reason.broken("camera.gave_pictures")),
        tested("camera-hung-while-idle", FaultClass.CAMERA, "the camera answers nobody, which is seen when it is used",
            stage -> stage.device(CAMERA).fault(org.klartecken.lab.room.Fault.HANG), Usb.replug(CAMERA),
            Reason.broken("camera.gave_pictures")));
  }

  private static Fault picture(String name, String what, String knob, String broken, Reason... right) {
    String whole = knob.equals("picture") ? "room" : "runs";
    return turned(name, FaultClass.CAMERA, what, CAMERA, knob, broken, whole, right);
  }

  private static Fault turned(String name, FaultClass of, String what, String device, String knob, String broken,
      String whole, Reason... right) {
    return tested(name, of, what, stage -> stage.device(device).turn(knob, broken),
        stage -> stage.device(device).turn(knob, whole), right);
  }

  /** The self-test after the fault tells of it, and the one after its end that all is well. */
  static Fault tested(String name, FaultClass of, String what, Deed inject, Deed heal, Reason... right) {
    return new Fault(name, of, what, inject.then(SelfTestOrder.run()), heal.then(SelfTestOrder.untilCalm()), right)
        .within(TESTED);
  }
}
