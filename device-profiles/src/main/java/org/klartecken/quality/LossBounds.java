// SPDX-License-Identifier: Apache-2.0
package org.klartecken.quality;

/**
 * What a sample of packets says about the loss of the path: an interval that holds the truth with 95 % on each side
 * (Clopper and Pearson). For no loss at all the upper bound is the rule of three, 3/n.
 *
 * @param least share from 0 to 1 below which the true loss is not
 * @param most above which it is not
 */
public record LossBounds(double least, double most) {
  private static final double DOUBT = 0.05;
  private static final int HALVINGS = 60;

  public static LossBounds of(int lost, int sent) {
    if (lost < 0 || sent < lost) {
      throw new IllegalArgumentException("lost " + lost + " of " + sent);
    }
    if (sent == 0) {
      return new LossBounds(0, 1);
    }
    double least = lost == 0 ? 0 : solve(lost - 1, sent, 1 - DOUBT);
    double most = lost == sent ? 1 : solve(lost, sent, DOUBT);
    return new LossBounds(least, most);
  }

  /** The loss at which at most {@code lost} of {@code sent} has this probability; that falls as loss grows. */
  private static double solve(int lost, int sent, double probability) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(lost, sent, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double atMost(int lost, int sent, double p) {
    double logTerm = sent * Math.log1p(-p);
    double sum = Math.exp(logTerm);
    for (int k = 1; k <= lost; k++) {
      logTerm += Math.log((sent - k + 1) / (double) k) + Math.log(p) - Math.log1p(-p);
      sum += Math.exp(logTerm);
    }
    return sum;
  }
}
