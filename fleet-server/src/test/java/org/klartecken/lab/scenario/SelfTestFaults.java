// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What only a self-test finds: the device is there, its driver runs, and yet nobody is seen or heard, or nothing answers. */
final class SelfTestFaults {
  private static final String CAMERA = "camera";
  private static final String PHONE = "speakerphone";
  private static final String PROJECTOR = "projector";
  /** A self-test, on a machine that does other things as well. */
  private static final Duration TESTED = Duration.ofMinutes(4);

  private SelfTestFaults() {
  }

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>(pictures());
    all.addAll(sounds());
    all.addAll(serial());
    return all;
  }

  private static List<Fault> pictures() {
    return List.of(
        turned("picture-black", FaultClass.CAMERA, "the camera's picture is black", CAMERA, "picture", "black", "room",
            Reason.broken("camera.brightness")),
        turned("picture-frozen", FaultClass.CAMERA, "the camera shows the same picture for ever", CAMERA, "picture",
            "frozen", "room", Reason.broken("camera.distinct")),
        turned("camera-covered", FaultClass.CAMERA, "a lid covers the camera's lens", CAMERA, "picture", "covered",
            "room", Reason.broken("camera.brightness"), Reason.broken("camera.underexposed")),
        turned("picture-missing", FaultClass.CAMERA, "the camera says that it streams, and no picture comes", CAMERA,
            "stream", "stalled", "runs", Reason.broken("camera.gave_pictures")),
        tested("camera-hung-while-idle", FaultClass.CAMERA, "the camera answers nobody, which is seen when it is used",
            stage -> stage.device(CAMERA).fault(org.klartecken.lab.room.Fault.HANG), Usb.replug(CAMERA),
            Reason.broken("camera.gave_pictures")));
  }

  private static List<Fault> sounds() {
    return List.of(
        turned("microphone-silent", FaultClass.SOUND, "the microphone gives nothing, since its own key has muted it",
            PHONE, "microphone", "silent", "hears", Reason.broken("audio.capture_silent")),
        turned("microphone-clipping", FaultClass.SOUND, "the microphone is amplified until its sound breaks up", PHONE,
            "gain", "30", "-6", Reason.broken("audio.capture_clipped")),
        turned("echo", FaultClass.SOUND, "the room echoes almost as loudly as the speakerphone sounds", PHONE, "echo",
            "-8", "-200", Reason.broken("audio.loop_echo")));
  }

  private static List<Fault> serial() {
    Reason unanswered = Reason.broken("serial.answers");
    return List.of(
        turned("serial-silent", FaultClass.SERIAL, "the projector has no power, and says nothing on its serial cable",
            PROJECTOR, "line", "silent", "sound", unanswered),
        turned("serial-garbage", FaultClass.SERIAL, "of what is said on the serial cable only noise arrives", PROJECTOR,
            "line", "garbage", "sound", unanswered),
        turned("serial-baud-wrong", FaultClass.SERIAL, "somebody set the projector to another speed", PROJECTOR,
            "peer-baud", "38400", "9600", unanswered));
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
