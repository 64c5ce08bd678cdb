// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import java.util.SplittableRandom;
import org.klartecken.lab.usbip.Pipe;

/** Gives the host what is in the air, with the faults of its acoustics. */
final class MicrophoneSide implements Pipe.IsoIn.Source, Rated {
  private static final long GAP = Air.RATE / 50;
  private static final int DROPOUT_EVERY = Air.RATE / 2;
  private static final int DROPOUT_LASTS = Air.RATE / 10;
  private final Air air;
  private final Acoustics acoustics;
  private final VolumeUnit unit;
  private final StreamShape shape;
  private final SplittableRandom random = new SplittableRandom(7);
  private int rate;
  private boolean begun;
  private double next;
  private long millis;
  private long frames;

  MicrophoneSide(Air air, Acoustics acoustics, VolumeUnit unit, StreamShape shape) {
    this.air = air;
    this.acoustics = acoustics;
    this.unit = unit;
    this.shape = shape;
    rate = shape.rates().getFirst();
  }

  @Override
  public synchronized int rate() {
    return rate;
  }

  @Override
  public synchronized boolean rate(int perSecond) {
    boolean known = shape.rates().contains(perSecond);
    rate = known ? perSecond : rate;
    return known;
  }

  synchronized long frames() {
    return frames;
  }

  @Override
  public synchronized byte[] packet(int greatestLength, long dueNanos) {
    long position = air.position(dueNanos);
    if (!begun || Math.abs(position - next) > GAP) {
      begun = true;
      next = position;
    }
    // 44,100 a second are 44 frames in most milliseconds and 45 in some
    int count = (int) ((millis + 1) * rate / 1000 - millis * rate / 1000);
    millis++;
    count = Math.min(count, greatestLength / shape.frameOctets());
    byte[] out = new byte[count * shape.frameOctets()];
    for (int at = 0; at < out.length; at += shape.frameOctets()) {
      put(out, at, heard(next));
      next += (double) Air.RATE / rate;
    }
    frames += count;
    return out;
  }

  private double heard(double position) {
    if (silent((long) position)) {
      return 0;
    }
    double late = position - acoustics.delayMillis * Air.RATE / 1000;
    double direct = Acoustics.factor(acoustics.gain) * air.at(late);
    double echo = Acoustics.factor(acoustics.echo) * air.at(late - acoustics.echoMillis * Air.RATE / 1000);
    double noise = Acoustics.factor(acoustics.noise) * random.nextGaussian();
    double most = Acoustics.factor(acoustics.clip);
    return Math.clamp(direct + echo + noise, -most, most) * unit.factor();
  }

  private boolean silent(long position) {
    return switch (acoustics.microphone) {
      case HEARS -> false;
      case SILENT -> true;
      case DROPOUTS -> Math.floorMod(position, DROPOUT_EVERY) < DROPOUT_LASTS;
    };
  }

  private void put(byte[] out, int at, double value) {
    int sample = Math.clamp(Math.round(value * 32_768), Short.MIN_VALUE, Short.MAX_VALUE);
    for (int channel = 0; channel < shape.channels(); channel++) {
      out[at + 2 * channel] = (byte) sample;
      out[at + 2 * channel + 1] = (byte) (sample >> 8);
    }
  }
}
