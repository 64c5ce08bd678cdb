// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;

/**
 * A fault that the catalogue names and that nothing detects so far; never counted as passed.
 *
 * @param waitsFor what has to come first
 */
record NotYet(String name, FaultClass of, String waitsFor) {
  private static final String SELF_TEST = "self-tests that the lab orders";
  private static final String CALL_QUALITY = "self-tests that the lab orders, with its network measurement";
  private static final String CONTROL = "the control of displays and projectors";

  static List<NotYet> all() {
    return List.of(new NotYet("camera-hung-while-idle", FaultClass.CAMERA, SELF_TEST),
        new NotYet("camera-busy", FaultClass.CAMERA,
            "a rule about a program that keeps a camera though no meeting lasts; to be in use is no fault"),
        new NotYet("picture-black", FaultClass.CAMERA, SELF_TEST),
        new NotYet("picture-frozen", FaultClass.CAMERA, SELF_TEST),
        new NotYet("camera-covered", FaultClass.CAMERA, SELF_TEST),
        new NotYet("microphone-silent", FaultClass.SOUND, SELF_TEST),
        new NotYet("microphone-clipping", FaultClass.SOUND, SELF_TEST),
        new NotYet("echo", FaultClass.SOUND, SELF_TEST),
        new NotYet("wrong-default-device", FaultClass.SOUND,
            "a sound service in the guest, which has no desktop: a test with a real PulseAudio shows it"),
        new NotYet("display-wrong-input", FaultClass.DISPLAY, CONTROL),
        new NotYet("serial-silent", FaultClass.SERIAL, CONTROL),
        new NotYet("serial-garbage", FaultClass.SERIAL, CONTROL),
        new NotYet("serial-baud-wrong", FaultClass.SERIAL, CONTROL),
        new NotYet("network-loss", FaultClass.NETWORK, CALL_QUALITY),
        new NotYet("network-jitter", FaultClass.NETWORK, CALL_QUALITY));
  }
}
