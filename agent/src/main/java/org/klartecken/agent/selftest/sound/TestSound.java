// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

/**
 * What a self-test plays, in two channels: a sweep from both sides at once, then a short one from the left and one from
 * the right. Where there is but one loudspeaker, the sound card mixes them.
 *
 * @param rate samples a second
 * @param peak of full scale, from 0 to 1
 */
record TestSound(int rate, double peak) {
  static final double WHOLE_SECONDS = 1.0;
  private static final double SIDE_SECONDS = 0.25;
  /** So that the room's own echo of one is not taken for the next. */
  private static final double PAUSE = 0.15;

  /** Of the listener. */
  enum Side {
    LEFT, RIGHT
  }

  /** From both sides. */
  Sweep whole() {
    return new Sweep(rate, peak, WHOLE_SECONDS);
  }

  /** From one side. */
  Sweep ofSide() {
    return new Sweep(rate, peak, SIDE_SECONDS);
  }

  /** The first sample of the sweep that one side plays alone. */
  int begin(Side side) {
    double before = switch (side) {
      case LEFT -> WHOLE_SECONDS + PAUSE;
      case RIGHT -> WHOLE_SECONDS + PAUSE + SIDE_SECONDS + PAUSE;
    };
    return (int) Math.round(before * rate);
  }

  /** Samples of one channel. */
  int length() {
    return begin(Side.RIGHT) + ofSide().length();
  }

  /** What that side plays. */
  float[] samples(Side side) {
    float[] samples = new float[length()];
    float[] both = whole().samples();
    float[] alone = ofSide().samples();
    System.arraycopy(both, 0, samples, 0, both.length);
    System.arraycopy(alone, 0, samples, begin(side), alone.length);
    return samples;
  }
}
