// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.util.OptionalDouble;

/** Where in a recording a sweep lies, by cross-correlation. */
final class SweepMatch {
  /** A likeness that noise and speech do not reach by chance. */
  static final double LIKE = 0.25;
  private final double[] correlation;
  private final int places;
  private final int at;
  private final double likeness;

  /** @param places where the correlation holds */
  private SweepMatch(double[] correlation, int places, int at, double likeness) {
    this.correlation = correlation;
    this.places = places;
    this.at = at;
    this.likeness = likeness;
  }

  /** Looks wherever the sweep begins early enough that not much of it is cut off at the recording's end. */
  static SweepMatch find(float[] recorded, float[] sweep) {
    int size = powerOfTwo(Math.max(recorded.length, sweep.length));
    double[] re = new double[size];
    double[] im = new double[size];
    // both are real: one transform does two of them, the recording in the real part and the sweep in the other
    for (int i = 0; i < recorded.length; i++) {
      re[i] = recorded[i];
    }
    for (int i = 0; i < sweep.length; i++) {
      im[i] = sweep[i];
    }
    Fft fft = new Fft(size);
    fft.transform(re, im);
    multiply(re, im);
    fft.inverse(re, im);
    // a correlation by transforms is circular: after these places the sweep's end would lie at the recording's begin
    int places = Math.min(recorded.length, size - sweep.length + 1);
    int best = 0;
    for (int i = 0; i < places; i++) {
      best = Math.abs(re[i]) > Math.abs(re[best]) ? i : best;
    }
    return new SweepMatch(re, places, best, likeness(recorded, sweep, best, Math.abs(re[best])));
  }

  private static int powerOfTwo(int least) {
    return Math.max(4, Integer.highestOneBit(Math.max(1, least - 1)) << 1);
  }

  /** The sample at which it begins. */
  int at() {
    return at;
  }

  /** From 0 to 1: how much of what was recorded there is the sweep, whichever way its poles are. */
  double likeness() {
    return likeness;
  }

  /** The strongest copy that begins later by more than so many samples, in decibels under the first. */
  OptionalDouble echo(int after) {
    double best = 0;
    for (int i = at + after; i < Math.min(places, at + after * 20); i++) {
      best = Math.max(best, Math.abs(correlation[i]));
    }
    double first = Math.abs(correlation[at]);
    return best == 0 || first == 0 ? OptionalDouble.empty() : OptionalDouble.of(20 * Math.log10(best / first));
  }

  /** The spectrum of a correlation: that of the recording times the conjugate of the sweep's. */
  private static void multiply(double[] re, double[] im) {
    int n = re.length;
    for (int k = 0; k <= n / 2; k++) {
      int m = (n - k) & (n - 1);
      double aRe = (re[k] + re[m]) / 2;
      double aIm = (im[k] - im[m]) / 2;
      double bRe = (im[k] + im[m]) / 2;
      double bIm = (re[m] - re[k]) / 2;
      double productRe = aRe * bRe + aIm * bIm;
      double productIm = aIm * bRe - aRe * bIm;
      re[k] = productRe;
      im[k] = productIm;
      re[m] = productRe; // of real signals the other half is the conjugate
      im[m] = -productIm;
    }
  }

  private static double likeness(float[] recorded, float[] sweep, int at, double peak) {
    double there = 0;
    double known = 0;
    for (int i = 0; i < sweep.length; i++) {
      known += (double) sweep[i] * sweep[i];
      int k = at + i;
      there += k < recorded.length ? (double) recorded[k] * recorded[k] : 0;
    }
    return there == 0 || known == 0 ? 0 : peak / Math.sqrt(there * known);
  }
}
