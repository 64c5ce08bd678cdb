// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a few seconds of pictures.
 *
 * @param width of the pictures
 * @param startedNanos when the camera was told to begin, by the monotonic clock
 * @param frames in order
 */
record Shots(int width, int height, long startedNanos, List<Shot> frames) {
  Shots {
    frames = List.copyOf(frames);
  }

  /**
   * One picture, itself gone already.
   *
   * @param sequence of it as the driver counts them, also those that nobody fetched in time
   * @param atNanos when it came
   * @param digest of its octets; two pictures of a living sensor never have the same
   * @param broken whether the driver or the decoder found it damaged
   * @param numbers of some of the pictures, null for the others and for broken ones
   */
  record Shot(int sequence, long atNanos, long digest, boolean broken, @Nullable PictureNumbers numbers) {
  }
}
