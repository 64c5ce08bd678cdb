// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

/**
 * What one picture says. Pure. Shares from 0 to 1.
 *
 * @param brightness mean
 * @param contrast standard deviation, 0.5 when half the picture is black and half is white
 * @param under share of pixels that are as good as black
 * @param over share of pixels that are as good as white
 * @param sharpness how steep the steepest hundredth of the edges in the middle is, against the contrast there
 */
record PictureNumbers(double brightness, double contrast, double under, double over, double sharpness) {
  private static final int BLACK = 24; // 16 is black in video, and sensors are noisy
  private static final int WHITE = 232;

  /**
   * The numbers of a picture.
   *
   * @param whole thinned out
   * @param middle pixel by pixel
   */
  static PictureNumbers of(Luma whole, Luma middle) {
    double sum = 0;
    double squares = 0;
    int under = 0;
    int over = 0;
    int n = whole.width() * whole.height();
    for (int y = 0; y < whole.height(); y++) {
      for (int x = 0; x < whole.width(); x++) {
        int v = whole.at(x, y);
        sum += v;
        squares += (double) v * v;
        under += v <= BLACK ? 1 : 0;
        over += v >= WHITE ? 1 : 0;
      }
    }
    double mean = sum / n;
    double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
    return new PictureNumbers(mean / 255, deviation / 255, (double) under / n, (double) over / n, sharpness(middle));
  }

  /** The range between the darkest and brightest hundredth is the contrast that an edge could have. */
  private static double sharpness(Luma middle) {
    int[] values = new int[256];
    int[] steps = new int[256];
    int count = 0;
    for (int y = 0; y < middle.height() - 1; y++) {
      for (int x = 0; x < middle.width() - 1; x++) {
        int v = middle.at(x, y);
        int right = Math.abs(middle.at(x + 1, y) - v);
        int below = Math.abs(middle.at(x, y + 1) - v);
        values[v]++;
        steps[Math.max(right, below)]++;
        count++;
      }
    }
    int range = quantile(values, count, 0.99) - quantile(values, count, 0.01);
    return range <= 0 ? 0 : Math.min(1, (double) quantile(steps, count, 0.99) / range);
  }

  private static int quantile(int[] histogram, int count, double share) {
    long wanted = Math.round(share * count);
    long seen = 0;
    for (int v = 0; v < histogram.length; v++) {
      seen += histogram[v];
      if (seen >= wanted) {
        return v;
      }
    }
    return histogram.length - 1;
  }
}
