// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

/** What the camera sees. */
public enum Scene {
  /** A room: light and dark parts, a little noise, something that moves. */
  ROOM,
  /** Every pixel is black: a dead sensor, a lid that closes perfectly. */
  BLACK,
  /** The room, but always the same picture to the bit: the firmware has crashed behind a working stream. */
  FROZEN,
  /** A lid or a hand: almost black, without structure, with the noise of the sensor. */
  COVERED,
  /** A room in the dark: structure drowned in noise. */
  NOISY,
  /** Colour bars that an HDMI source sends. */
  BARS,
  /** What a capture stick shows when nobody has plugged in: plain blue, never changing. */
  NO_SIGNAL;

  /** Whether one picture differs from the next. */
  boolean moves() {
    return switch (this) {
      case ROOM, COVERED, NOISY -> true;
      case BLACK, FROZEN, BARS, NO_SIGNAL -> false;
    };
  }
}
