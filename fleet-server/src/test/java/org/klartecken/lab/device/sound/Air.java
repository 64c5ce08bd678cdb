// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

/** The air between loudspeaker and microphone: the last seconds of sound, by position at 48,000 a second. */
final class Air {
  static final int RATE = 48_000;
  private static final int SECONDS = 4;
  private final double[] ring = new double[RATE * SECONDS];
  private final long origin;
  private long end;

  Air(long originNanos) {
    origin = originNanos;
  }

  /** Where in the air a time lies. */
  long position(long nanos) {
    return Math.floorDiv((nanos - origin) * (RATE / 1000), 1_000_000L);
  }

  synchronized void put(long position, double value) {
    if (position < end - ring.length || position < 0) {
      return; // too old to be heard by anybody
    }
    for (long silent = Math.max(end, position - ring.length); silent < position; silent++) {
      ring[index(silent)] = 0;
    }
    ring[index(position)] = value;
    end = Math.max(end, position + 1);
  }

  /** What is heard at a place between two positions; nothing where nobody has spoken. */
  synchronized double at(double position) {
    long before = (long) Math.floor(position);
    double part = position - before;
    double first = one(before);
    return part == 0 ? first : first + (one(before + 1) - first) * part;
  }

  private double one(long position) {
    return position < 0 || position >= end || position < end - ring.length ? 0 : ring[index(position)];
  }

  private int index(long position) {
    return (int) Math.floorMod(position, (long) ring.length);
  }
}
