// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;

/**
 * A fault that the catalogue names and that nothing detects so far; never counted as passed.
 *
 * @param waitsFor what has to come first
 */
record NotYet(String name, FaultClass of, String waitsFor) {
  private static final String SERIAL = "a room in the lab whose agent may ask serial ports: elsewhere its self-test leaves them";
  private static final String SOUND = "a sound step that an emulated processor ends in time: it took 7.3 s of 7";
  private static final String CONTROL = "the control of displays and projectors";

  static List<NotYet> all() {
    return List.of(
        new NotYet("camera-hung-while-idle", FaultClass.CAMERA,
            "a play: that such a camera gives no picture is tested with one that does not come back"),
        new NotYet("camera-busy", FaultClass.CAMERA,
            "a rule about a program that keeps a camera though no meeting lasts; to be in use is no fault"),
        new NotYet("microphone-silent", FaultClass.SOUND, SOUND),
        new NotYet("microphone-clipping", FaultClass.SOUND, SOUND), new NotYet("echo", FaultClass.SOUND, SOUND),
        new NotYet("wrong-default-device", FaultClass.SOUND,
            "a sound service in the guest, which has no desktop: a test with a real PulseAudio shows it"),
        new NotYet("display-wrong-input", FaultClass.DISPLAY, CONTROL),
        new NotYet("serial-silent", FaultClass.SERIAL, SERIAL),
        new NotYet("serial-garbage", FaultClass.SERIAL, SERIAL),
        new NotYet("serial-baud-wrong", FaultClass.SERIAL, SERIAL),
        new NotYet("network-jitter", FaultClass.NETWORK,
            "a limit that the jitter of an emulated PC does not break: a score of 2.8 beside other programs"));
  }
}
