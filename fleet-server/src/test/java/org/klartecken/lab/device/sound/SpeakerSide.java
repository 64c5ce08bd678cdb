// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import org.klartecken.lab.usbip.Pipe;

/** Plays what the host sends into the air. */
final class SpeakerSide implements Pipe.IsoOut.Sink, Rated {
  /** Packets come a little early or late; only a greater gap is one. */
  private static final long GAP = Air.RATE / 50;
  private final Air air;
  private final Acoustics acoustics;
  private final VolumeUnit unit;
  private final StreamShape shape;
  private int rate;
  private boolean begun;
  private long next;
  private double previous;
  private double between;
  private long frames;

  SpeakerSide(Air air, Acoustics acoustics, VolumeUnit unit, StreamShape shape) {
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
  public synchronized void packet(byte[] data, long dueNanos) {
    long position = air.position(dueNanos);
    if (!begun || Math.abs(position - next) > GAP) {
      begun = true;
      next = position;
      between = 0;
      previous = 0;
    }
    double factor = acoustics.speaker == Acoustics.Speaker.SOUNDS ? unit.factor() : 0;
    for (int at = 0; at + shape.frameOctets() <= data.length; at += shape.frameOctets()) {
      frame(mono(data, at) * factor);
    }
  }

  private double mono(byte[] data, int at) {
    double sum = 0;
    int channels = shape.channels();
    for (int channel = 0; channel < channels; channel++) {
      sum += (short) ((data[at + 2 * channel] & 0xFF) | data[at + 2 * channel + 1] << 8);
    }
    return sum / channels / 32_768;
  }

  /** From the stream's rate to the air's, in straight lines between the samples. */
  private void frame(double value) {
    frames++;
    double step = (double) rate / Air.RATE;
    while (between < 1) {
      air.put(next++, previous + (value - previous) * between);
      between += step;
    }
    between -= 1;
    previous = value;
  }
}
