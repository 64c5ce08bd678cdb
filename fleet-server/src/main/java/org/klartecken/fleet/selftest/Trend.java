// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Unit;
import org.klartecken.fleet.selftest.FigureSeries.Figure;

/**
 * How a figure goes against what is normal in just this room. Pure.
 *
 * <p>Normal is the median of up to 30 healthy tests before the last seven, give or take four standard deviations; these
 * are estimated from the differences between tests that follow each other, which slow decay does not widen. It has left
 * that range when the last three healthy tests all lie beyond it on one side, so that one odd night is no news.
 *
 * @param normal or null when there are too few healthy tests to say
 * @param since when it left the range, or null
 */
public record Trend(FigureSeries series, @Nullable Range normal, Standing standing, @Nullable Instant since) {
  private static final int BASE = 30;
  private static final int LATEST = 7;
  private static final int LEAST = 8;
  private static final int AGREE = 3;
  private static final double DEVIATIONS = 4;
  /** What a median of absolute differences must be multiplied by to be a standard deviation of normal noise. */
  private static final double SCALE = 1.4826 / Math.sqrt(2);

  /** Where the latest figures lie. */
  public enum Standing {
    TOO_FEW, NORMAL, ABOVE, BELOW
  }

  /** What is normal, both ends included. */
  public record Range(double low, double high) {
    /** Whether a figure lies beyond that end. */
    boolean isLeft(double number, boolean upwards) {
      return upwards ? number > high : number < low;
    }
  }

  public static Trend of(FigureSeries series) {
    List<Figure> healthy = series.healthy();
    if (healthy.size() < LEAST + AGREE) {
      return new Trend(series, null, Standing.TOO_FEW, null);
    }
    int end = Math.max(LEAST, healthy.size() - LATEST);
    Range normal = range(healthy.subList(Math.max(0, end - BASE), end), series.unit());
    Optional<Instant> above = left(healthy, normal, true);
    Optional<Instant> below = left(healthy, normal, false);
    if (above.isPresent()) {
      return new Trend(series, normal, Standing.ABOVE, above.get());
    }
    return below.map(since -> new Trend(series, normal, Standing.BELOW, since))
        .orElseGet(() -> new Trend(series, normal, Standing.NORMAL, null));
  }

  /** Whether people should know of it before it is a fault. */
  public boolean warns() {
    return switch (standing) {
      case TOO_FEW, NORMAL -> false;
      case ABOVE -> Wish.of(series.name()) != Wish.HIGH;
      case BELOW -> Wish.of(series.name()) != Wish.LOW;
    };
  }

  private static Range range(List<Figure> base, Unit unit) {
    List<Double> numbers = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    for (Figure figure : base) {
      if (!numbers.isEmpty()) {
        steps.add(Math.abs(figure.number() - numbers.getLast()));
      }
      numbers.add(figure.number());
    }
    double middle = median(numbers);
    double half = Math.max(DEVIATIONS * SCALE * median(steps), least(middle, unit));
    return new Range(middle - half, middle + half);
  }

  /** Less than this nobody hears or sees. */
  private static double least(double middle, Unit unit) {
    double share = 0.03 * Math.abs(middle);
    return switch (unit) {
      case SECOND -> Math.max(share, 0.002);
      case DECIBEL, DECIBEL_MILLIWATT, PERCENT, CELSIUS -> 1;
      case NONE, COUNT, BIT_PER_SECOND, BYTE, HERTZ, PIXEL, OTHER -> Math.max(share, 0.01);
    };
  }

  /** Since when the latest all lie beyond one end; empty when they do not, or are fewer than agree. */
  private static Optional<Instant> left(List<Figure> healthy, Range normal, boolean upwards) {
    int first = healthy.size();
    while (first > 0 && normal.isLeft(healthy.get(first - 1).number(), upwards)) {
      first--;
    }
    return healthy.size() - first >= AGREE ? Optional.of(healthy.get(first).at()) : Optional.empty();
  }

  private static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
