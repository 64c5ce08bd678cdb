// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

/**
 * The fast Fourier transform of Cooley and Tukey, radix 2, in place, for one length. Its sines are reckoned once: they
 * cost more than all else on a slow PC.
 */
final class Fft {
  private final int length;
  /** Of three quarters of a turn, so that the cosine is found a quarter later. */
  private final double[] sine;

  /** @param length of all that is transformed, a power of two, at least 4 */
  Fft(int length) {
    if (Integer.bitCount(length) != 1 || length < 4) {
      throw new IllegalArgumentException("a power of two from 4 on, not " + length);
    }
    this.length = length;
    this.sine = sines(length);
  }

  private static double[] sines(int length) {
    int quarter = length / 4;
    double[] sine = new double[3 * quarter];
    for (int k = 0; k <= quarter; k++) {
      double value = Math.sin(2 * Math.PI * k / length);
      sine[k] = value;
      if (k > 0) {
        sine[2 * quarter - k] = value;
      }
    }
    for (int k = 2 * quarter; k < sine.length; k++) {
      sine[k] = -sine[k - 2 * quarter];
    }
    return sine;
  }

  /** Forwards. */
  void transform(double[] re, double[] im) {
    if (re.length != length || im.length != length) {
      throw new IllegalArgumentException("a signal of " + length + ", not " + re.length + " and " + im.length);
    }
    shuffle(re, im);
    int quarter = length / 4;
    for (int half = 1; half < length; half <<= 1) {
      int turn = length / (2 * half);
      for (int from = 0; from < length; from += 2 * half) {
        for (int a = from, at = 0; a < from + half; a++, at += turn) {
          int b = a + half;
          double c = sine[at + quarter];
          double s = -sine[at];
          double x = re[b] * c - im[b] * s;
          double y = re[b] * s + im[b] * c;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }

  /** Backwards, scaled, so that it undoes {@link #transform}. */
  void inverse(double[] re, double[] im) {
    transform(im, re); // swapping the parts conjugates twice
    for (int i = 0; i < length; i++) {
      re[i] /= length;
      im[i] /= length;
    }
  }

  private void shuffle(double[] re, double[] im) {
    int bits = Integer.numberOfTrailingZeros(length);
    for (int i = 1; i < length - 1; i++) {
      int j = Integer.reverse(i) >>> (32 - bits);
      if (j > i) {
        double x = re[i];
        re[i] = re[j];
        re[j] = x;
        double y = im[i];
        im[i] = im[j];
        im[j] = y;
      }
    }
  }
}
