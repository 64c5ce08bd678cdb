// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

/**
 * A sine whose pitch rises evenly by ear from {@link #LOW} to {@link #HIGH}, with soft ends: pleasant to hear, and each
 * band of speech has the same time in it.
 *
 * @param rate samples a second
 * @param peak of full scale, from 0 to 1
 * @param seconds that it lasts
 */
record Sweep(int rate, double peak, double seconds) {
  static final double LOW = 200;
  static final double HIGH = 6_400;
  private static final double FADE = 0.03;

  int length() {
    return (int) (rate * seconds);
  }

  float[] samples() {
    float[] samples = new float[length()];
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / rate;
      double edge = Math.min(1, Math.min(t, seconds - t) / FADE);
      double window = 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, edge));
      samples[i] = (float) (peak * window * Math.sin(phase(t)));
    }
    return samples;
  }

  /** Of the sine, in radians, so many seconds from the begin. */
  double phase(double t) {
    double octaves = Math.log(HIGH / LOW);
    return 2 * Math.PI * LOW * seconds / octaves * (Math.exp(t / seconds * octaves) - 1);
  }

  /** When the pitch passes a frequency, in seconds from the begin. */
  double passes(double frequency) {
    return seconds * Math.log(frequency / LOW) / Math.log(HIGH / LOW);
  }
}
