// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 64, 1024})
  void isTheTransformByItsDefinition(int length) {
    double[] re = signal(length, 1);
    double[] im = signal(length, 2);
    double[] outRe = new double[length];
    double[] outIm = new double[length];
    for (int k = 0; k < length; k++) {
      for (int i = 0; i < length; i++) {
        double angle = -2 * Math.PI * i * k / length;
        outRe[k] += re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
        outIm[k] += re[i] * Math.sin(angle) + im[i] * Math.cos(angle);
      }
    }
    new Fft(length).transform(re, im);
    assertArrayEquals(outRe, re, 1e-8);
    assertArrayEquals(outIm, im, 1e-8);
  }

  @Test
  void itsInverseUndoesIt() {
    double[] re = signal(65_536, 3);
    double[] im = signal(65_536, 4);
    Fft fft = new Fft(65_536);
    fft.transform(re, im);
    fft.inverse(re, im);
    assertArrayEquals(signal(65_536, 3), re, 1e-12);
    assertArrayEquals(signal(65_536, 4), im, 1e-12);
  }

  @Test
  void otherLengthsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Fft(48_000));
    assertThrows(IllegalArgumentException.class, () -> new Fft(2));
    assertThrows(IllegalArgumentException.class, () -> new Fft(8).transform(new double[4], new double[4]));
  }

  private static double[] signal(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }
}
