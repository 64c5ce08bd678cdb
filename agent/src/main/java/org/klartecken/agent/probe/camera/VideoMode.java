// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import org.jspecify.annotations.Nullable;

/**
 * One size that a camera offers in one pixel format.
 *
 * @param format the four-character code, {@code MJPG}
 * @param width in pixels
 * @param height in pixels
 * @param rate the highest, in pictures a second; null when the driver does not tell
 */
record VideoMode(String format, int width, int height, @Nullable Double rate) {
  long area() {
    return (long) width * height;
  }

  /** The rate for comparing; a rate that is not told is the lowest. */
  double knownRate() {
    return rate == null ? 0 : rate;
  }
}
