// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

/** The fast Fourier transform of Cooley and Tukey, radix 2, in place. */
final class Fft {
  private Fft() {
  }

  /** Forwards; the length is a power of two. */
  static void transform(double[] re, double[] im) {
    int n = re.length;
    if (Integer.bitCount(n) != 1 || im.length != n) {
      throw new IllegalArgumentException("a power of two, not " + n);
    }
    shuffle(re, im);
    for (int length = 2; length <= n; length <<= 1) {
      double angle = -2 * Math.PI / length;
      for (int from = 0; from < n; from += length) {
        for (int k = 0; k < length / 2; k++) {
          butterfly(re, im, from + k, from + k + length / 2, Math.cos(angle * k), Math.sin(angle * k));
        }
      }
    }
  }

  /** Backwards, scaled, so that it undoes {@link #transform}. */
  static void inverse(double[] re, double[] im) {
    transform(im, re); // swapping the parts conjugates twice
    for (int i = 0; i < re.length; i++) {
      re[i] /= re.length;
      im[i] /= im.length;
    }
  }

  private static void butterfly(double[] re, double[] im, int a, int b, double c, double s) {
    double x = re[b] * c - im[b] * s;
    double y = re[b] * s + im[b] * c;
    re[b] = re[a] - x;
    im[b] = im[a] - y;
    re[a] += x;
    im[a] += y;
  }

  private static void shuffle(double[] re, double[] im) {
    int n = re.length;
    int bits = Integer.numberOfTrailingZeros(n);
    for (int i = 1; i < n - 1; i++) {
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
