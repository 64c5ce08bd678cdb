// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

/**
 * How loud the pitch is in a recording that a sweep has just then. Pure.
 *
 * <p>A short block is held against this pitch alone, and so against the noise at it alone: in ten milliseconds a sweep
 * stands some 20 dB higher over white noise than over all pitches together, and most of what a room still returns of
 * earlier, lower pitches is left out.
 */
final class SweepFit {
  private final float[] samples;
  private final double[] sin;
  private final double[] cos;

  /** @param samples of the recording */
  SweepFit(float[] samples, Sweep sweep) {
    this.samples = samples;
    this.sin = new double[sweep.length()];
    this.cos = new double[sweep.length()];
    for (int i = 0; i < sin.length; i++) {
      double phase = sweep.phase((double) i / sweep.rate());
      sin[i] = Math.sin(phase);
      cos[i] = Math.cos(phase);
    }
  }

  /**
   * The peak of that pitch as a share of full scale, by least squares.
   *
   * @param place in the sweep at which the block begins, in samples
   * @param from the sample of the recording that is held against it
   * @param length of the block in samples, two periods or more
   */
  double peak(int place, int from, int length) {
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double xs = 0;
    double xc = 0;
    for (int i = 0; i < length; i++) {
      double s = sin[place + i];
      double c = cos[place + i];
      double x = from + i >= 0 && from + i < samples.length ? samples[from + i] : 0;
      ss += s * s;
      cc += c * c;
      sc += s * c;
      xs += x * s;
      xc += x * c;
    }
    return Math.hypot(xs * cc - xc * sc, xc * ss - xs * sc) / (ss * cc - sc * sc);
  }
}
