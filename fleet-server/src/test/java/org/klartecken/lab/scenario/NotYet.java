// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;

/**
 * A fault that the catalogue names and that nothing detects so far; never counted as passed.
 *
 * @param waitsFor what has to come first
 */
record NotYet(String name, FaultClass of, String waitsFor) {
  private static final String CONTROL = "the control of displays and projectors";

  static List<NotYet> all() {
    return List.of(
        new NotYet("wrong-default-device", FaultClass.SOUND,
            "a sound service in the guest, which has no desktop: tests with a real PulseAudio and a real PipeWire show it"),
        new NotYet("display-wrong-input", FaultClass.DISPLAY, CONTROL));
  }
}
