// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import org.klartecken.lab.device.Yaml;

/** How the microphone hears the loudspeaker; levels in decibels, full scale being 0. */
final class Acoustics {
  /** What the microphone gives. */
  enum Microphone {
    /** What it hears. */
    HEARS,
    /** Nought, to the bit: a cut wire, or the mute key of the device itself. */
    SILENT,
    /** Nought for a while, again and again: a loose contact, a radio link that breaks. */
    DROPOUTS
  }

  /** What the loudspeaker makes of what it gets. */
  enum Speaker {
    SOUNDS, SILENT
  }

  static final double INAUDIBLE = -200;
  volatile Microphone microphone = Microphone.HEARS;
  volatile Speaker speaker = Speaker.SOUNDS;
  volatile double gain;
  volatile double delayMillis;
  volatile double echo;
  volatile double echoMillis;
  volatile double noise;
  volatile double clip;

  Acoustics(Yaml yaml) {
    yaml.only("gain", "delay", "echo", "echo-delay", "noise", "clip");
    gain = yaml.decimal("gain", -6);
    delayMillis = yaml.decimal("delay", 60);
    echo = yaml.decimal("echo", INAUDIBLE);
    echoMillis = yaml.decimal("echo-delay", 200);
    noise = yaml.decimal("noise", -70);
    clip = yaml.decimal("clip", 0);
  }

  static double factor(double decibels) {
    return decibels <= INAUDIBLE ? 0 : Math.pow(10, decibels / 20);
  }
}
