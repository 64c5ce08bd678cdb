// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where a recording has no sound for twenty milliseconds or more between two places at which it is there. Pure.
 *
 * <p>A card or a microphone that lets sound fall loses a part of the sweep; a loudspeaker that waited for its PC loses
 * nothing and plays the rest later. A loudspeaker without low or high pitches has no hole there: the sweep fades, or does
 * not come back. Nor has a recording of which a busy PC fetched less, since all of it is sound.
 */
final class Dropouts {
  private static final double BLOCK = 0.010;
  private static final double HOP = 0.005;
  /** The soft ends of a sweep. */
  private static final double EDGE = 0.050;
  /** Overlapping blocks that are missing in a row: walls answer a sweep with dips as deep, but not as long. */
  private static final int LEAST = 3;
  /** Blocks before a hole and after it that it is held against: 60 ms. */
  private static final int AROUND = 12;
  /** Of the weaker ones of these: −18 dB. */
  private static final double DEEP = 0.12;
  /** Noise that comes closer to this limit could fill a hole, and nobody can tell. */
  private static final double CLEAR = 2.5;
  /** A loudspeaker waits no longer, or the sides' sweeps are not found either. */
  private static final double LONGEST_WAIT = 0.12;
  private static final int PIECES = 4;

  private final float[] samples;
  private final Sweep sweep;
  private final SweepFit fit;
  private final int block;
  private final int hop;
  /** The first and the last place in the sweep at which a block may begin. */
  private final int first;
  private final int last;

  private Dropouts(float[] samples, Sweep sweep) {
    this.samples = samples;
    this.sweep = sweep;
    this.fit = new SweepFit(samples, sweep);
    this.block = (int) (BLOCK * sweep.rate());
    this.hop = (int) (HOP * sweep.rate());
    this.first = (int) (EDGE * sweep.rate());
    this.last = sweep.length() - first - block;
  }

  /**
   * How many there are; that a loudspeaker waited counts once.
   *
   * @param samples of the recording
   * @param quietEnd samples before anything was played, which tell the noise
   * @param at the sample at which the sweep begins
   */
  static int count(float[] samples, int quietEnd, int at, Sweep sweep) {
    Dropouts dropouts = new Dropouts(samples, sweep);
    double[] noise = dropouts.noise(quietEnd);
    NavigableMap<Integer, double[]> heard = dropouts.heard(at);
    int lost = heard.values().stream().mapToInt(h -> holes(h, noise)).max().orElse(0);
    return lost > 0 || !dropouts.waited(heard, noise) ? lost : 1;
  }

  /** Block by block, by where the sweep begins, and would begin by a part that came at another time: each is looked for. */
  private NavigableMap<Integer, double[]> heard(int at) {
    NavigableMap<Integer, double[]> heard = new TreeMap<>(Map.of(at, heardFrom(at)));
    float[] known = sweep.samples();
    int length = known.length / PIECES;
    int slack = (int) (LONGEST_WAIT * sweep.rate());
    for (int place = 0; place + length <= known.length; place += length) {
      int from = Math.max(0, at + place - slack);
      int until = Math.min(samples.length, at + place + length + slack);
      if (until - from > length) {
        SweepMatch match = SweepMatch.find(Arrays.copyOfRange(samples, from, until),
            Arrays.copyOfRange(known, place, place + length));
        int begin = from + match.at() - place;
        if (match.likeness() >= SweepMatch.LIKE) {
          heard.computeIfAbsent(begin, this::heardFrom);
        }
      }
    }
    return heard;
  }

  private double[] heardFrom(int begin) {
    double[] heard = new double[blocks()];
    for (int b = 0; b < heard.length; b++) {
      int place = first + b * hop;
      heard[b] = fit.peak(place, begin + place, block);
    }
    return heard;
  }

  private int blocks() {
    return Math.max(0, (last - first) / hop + 1);
  }

  /** Of each block of the sweep: what the fit makes of the room alone, the root of its mean square. */
  private double[] noise(int quietEnd) {
    double[] noise = new double[blocks()];
    int until = Math.min(quietEnd, samples.length) - block;
    for (int b = 0; b < noise.length; b++) {
      double squares = 0;
      int count = 0;
      for (int from = 0; from <= until; from += block) {
        double one = fit.peak(first + b * hop, from, block);
        squares += one * one;
        count++;
      }
      noise[b] = count == 0 ? 0 : Math.sqrt(squares / count);
    }
    return noise;
  }

  private static int holes(double[] heard, double[] noise) {
    int holes = 0;
    int b = AROUND;
    while (b < heard.length) {
      int end = end(heard, noise, b);
      boolean hole = end - b >= LEAST;
      holes += hole ? 1 : 0;
      b = hole ? end + AROUND : b + 1; // what follows is held against the sound after the hole
    }
    return holes;
  }

  /** The block at which the sound is back, when it is missing from this one on and comes back; else this one. */
  private static int end(double[] heard, double[] noise, int from) {
    int end = missing(heard, noise, from, heard.length, weak(heard, from - AROUND));
    boolean back = end + AROUND <= heard.length;
    return back && missing(heard, noise, from, end, weak(heard, end)) == end ? end : from;
  }

  /** Whether some part of the sweep stops and the rest follows later, with nothing between. */
  private boolean waited(NavigableMap<Integer, double[]> heard, double[] noise) {
    return heard.entrySet().stream().anyMatch(part -> heard.tailMap(part.getKey(), false).entrySet().stream()
        .anyMatch(rest -> stops(part.getValue(), rest.getValue(), noise,
            (rest.getKey() - part.getKey() - block) / hop + 1)));
  }

  /** Whether a part is missing for so many blocks where the rest goes on. */
  private static boolean stops(double[] part, double[] rest, double[] noise, int missing) {
    for (int b = AROUND; missing >= LEAST && b + Math.max(missing, AROUND) <= part.length; b++) {
      double loud = Math.min(weak(part, b - AROUND), weak(rest, b));
      if (missing(part, noise, b, b + missing, loud) == b + missing) {
        return true;
      }
    }
    return false;
  }

  /** The first block, from one on and before another, that is not a hole in what is so loud. */
  private static int missing(double[] heard, double[] noise, int from, int until, double loud) {
    int b = from;
    while (b < until && Math.max(heard[b], CLEAR * noise[b]) < DEEP * loud) {
      b++;
    }
    return b;
  }

  /** The peak that a quarter of those around do not reach. */
  private static double weak(double[] heard, int from) {
    double[] sorted = Arrays.copyOfRange(heard, from, from + AROUND);
    Arrays.sort(sorted);
    return sorted[AROUND / 4];
  }
}
