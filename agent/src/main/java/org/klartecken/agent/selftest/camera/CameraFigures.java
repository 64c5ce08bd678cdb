// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.klartecken.agent.selftest.camera.Shots.Shot;

/**
 * What a few seconds of pictures say of a camera. Pure.
 *
 * @param firstFrame from the order to begin until the first whole picture, in seconds
 * @param rate whole pictures a second
 * @param longestGap between two of them
 * @param broken share of pictures that were damaged
 * @param distinct share of pictures that differ from the one before
 * @param picture the median of each number
 */
record CameraFigures(double firstFrame, double rate, double longestGap, double broken, double distinct,
    PictureNumbers picture) {
  /** Exposure and white balance need a moment after a camera begins. */
  private static final long SETTLING_NS = 500_000_000;

  /** Empty when there were not two whole pictures. */
  static Optional<CameraFigures> of(Shots shots) {
    List<Shot> whole = shots.frames().stream().filter(s -> !s.broken()).toList();
    List<PictureNumbers> numbers = settled(whole);
    if (whole.size() < 2 || numbers.isEmpty()) {
      return Optional.empty();
    }
    long first = whole.getFirst().atNanos();
    long span = whole.getLast().atNanos() - first;
    long gap = 0;
    int distinct = 0;
    for (int i = 1; i < whole.size(); i++) {
      gap = Math.max(gap, whole.get(i).atNanos() - whole.get(i - 1).atNanos());
      distinct += whole.get(i).digest() != whole.get(i - 1).digest() ? 1 : 0;
    }
    return Optional.of(new CameraFigures((first - shots.startedNanos()) / 1e9,
        span == 0 ? 0 : (whole.size() - 1) / (span / 1e9), gap / 1e9,
        (double) (shots.frames().size() - whole.size()) / shots.frames().size(),
        (double) distinct / (whole.size() - 1), medians(numbers)));
  }

  private static List<PictureNumbers> settled(List<Shot> whole) {
    List<Shot> seen = whole.stream().filter(s -> s.numbers() != null).toList();
    List<PictureNumbers> late = seen.stream()
        .filter(s -> s.atNanos() - whole.getFirst().atNanos() >= SETTLING_NS)
        .flatMap(s -> Optional.ofNullable(s.numbers()).stream()).toList();
    return late.isEmpty() ? seen.stream().flatMap(s -> Optional.ofNullable(s.numbers()).stream()).toList() : late;
  }

  private static PictureNumbers medians(List<PictureNumbers> numbers) {
    return new PictureNumbers(median(numbers, PictureNumbers::brightness), median(numbers, PictureNumbers::contrast),
        median(numbers, PictureNumbers::under), median(numbers, PictureNumbers::over),
        median(numbers, PictureNumbers::sharpness));
  }

  private static double median(List<PictureNumbers> numbers, ToDoubleFunction<PictureNumbers> of) {
    double[] sorted = numbers.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
