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
 * @param rate pictures a second that were not damaged, with those for which this PC was too late
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
    Flow flow = Flow.of(shots.frames());
    return Optional.of(new CameraFigures((first - shots.startedNanos()) / 1e9,
        span == 0 ? 0 : (whole.size() - 1 + flow.missed()) / (span / 1e9), flow.longestGap(),
        (double) (shots.frames().size() - whole.size()) / shots.frames().size(),
        (double) flow.distinct() / (whole.size() - 1), medians(numbers)));
  }

  /**
   * How pictures followed one another.
   *
   * @param missed that the camera sent between them and nobody fetched: this PC is slow, and not the camera
   * @param longestGap between two that the camera sent, in seconds
   * @param distinct that differ from the one before
   */
  private record Flow(int missed, double longestGap, int distinct) {
    static Flow of(List<Shot> frames) {
      int missed = 0;
      double gap = 0;
      int distinct = 0;
      Shot before = null;
      int missedSince = 0;
      for (int i = 0; i < frames.size(); i++) {
        Shot shot = frames.get(i);
        missedSince += i == 0 ? 0 : Math.max(0, shot.sequence() - frames.get(i - 1).sequence() - 1);
        if (shot.broken()) {
          continue;
        }
        if (before != null) {
          missed += missedSince;
          gap = Math.max(gap, (shot.atNanos() - before.atNanos()) / 1e9 / (1 + missedSince));
          distinct += shot.digest() != before.digest() ? 1 : 0;
        }
        before = shot;
        missedSince = 0;
      }
      return new Flow(missed, gap, distinct);
    }
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
