// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

/** One direction of sound, whose rate the host chooses. */
interface Rated {
  /** Frames a second, now. */
  int rate();

  /** False, and nothing changes, for a rate that the device does not have. */
  boolean rate(int perSecond);
}
