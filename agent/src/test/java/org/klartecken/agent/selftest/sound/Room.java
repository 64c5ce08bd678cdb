// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.util.Arrays;
import java.util.Random;
import org.klartecken.agent.selftest.sound.TestSound.Side;

/** A room of numbers: what a microphone in it would give while a sweep is played. */
final class Room {
  static final int RATE = 16_000;
  static final TestSound SOUND = new TestSound(RATE, SoundPolicy.USUAL);
  private static final int QUIET = RATE * 4 / 10;
  private static final int NEAREST_WALL = RATE / 1000;
  private final float[] samples = new float[SOUND.length() + RATE * 13 / 10];
  private final Random random;
  private int deadChannels;

  Room(long seed) {
    random = new Random(seed);
  }

  /** Both sides of the loudspeaker are heard so many seconds later, as much louder or softer. */
  Room sweep(double latency, double gain) {
    return sweep(latency, gain, gain);
  }

  /** The same, each side as much louder or softer. */
  Room sweep(double latency, double left, double right) {
    return from(Side.LEFT, latency, left / 2).from(Side.RIGHT, latency, right / 2);
  }

  private Room from(Side side, double latency, double gain) {
    float[] sound = SOUND.samples(side);
    int begin = QUIET + (int) Math.round(latency * RATE);
    for (int i = 0; i < sound.length && begin + i < samples.length; i++) {
      samples[begin + i] += (float) (sound[i] * gain);
    }
    return this;
  }

  /** What follows from half a pause before a side's own sweep on comes later, since the loudspeaker had to wait for it. */
  Room laterBy(double seconds, Side side) {
    return waiting((double) SOUND.begin(side) / RATE - 0.05, seconds);
  }

  /** The loudspeaker has to wait for its PC at that second of the sweep, and plays the rest so much later. */
  Room waiting(double at, double seconds) {
    int from = QUIET + (int) (at * RATE);
    int wait = (int) (seconds * RATE);
    System.arraycopy(samples, from, samples, from + wait, samples.length - from - wait);
    Arrays.fill(samples, from, from + wait, 0);
    return this;
  }

  /**
   * Walls answer for a while: noise that fades by 60 dB in that time.
   *
   * @param below how far under the direct sound all of it together is, in decibels
   */
  Room reverberant(double seconds, double below) {
    float[] direct = samples.clone();
    double[] answer = new double[(int) (seconds * RATE)];
    double energy = 0;
    for (int i = NEAREST_WALL; i < answer.length; i++) {
      answer[i] = random.nextGaussian() * Math.pow(10, -3.0 * i / answer.length);
      energy += answer[i] * answer[i];
    }
    double gain = Math.sqrt(Math.pow(10, -below / 10) / energy);
    for (int i = QUIET; i < samples.length; i++) {
      double sum = 0;
      for (int k = NEAREST_WALL; k < Math.min(answer.length, i + 1 - QUIET); k++) {
        sum += direct[i - k] * answer[k];
      }
      samples[i] += (float) (sum * gain);
    }
    return this;
  }

  /** One of the microphone's channels gives nothing. */
  Room deadChannel() {
    deadChannels = 1;
    return this;
  }

  /** Noise of a loudness, a full sine having 0. */
  Room noise(double decibel) {
    double sigma = Math.sqrt(Math.pow(10, decibel / 10) / 2);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (random.nextGaussian() * sigma);
    }
    return this;
  }

  /** Only low or only high pitches pass: one pole. */
  Room onlyBelow(double hertz) {
    double a = 1 - Math.exp(-2 * Math.PI * hertz / RATE);
    for (int pass = 0; pass < 4; pass++) {
      double y = 0;
      for (int i = 0; i < samples.length; i++) {
        y += a * (samples[i] - y);
        samples[i] = (float) y;
      }
    }
    return this;
  }

  Room amplified(double gain) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.clamp(samples[i] * gain, -1, 32_767.0 / 32_768);
    }
    return this;
  }

  /** Nothing for so long, from that second of the sweep: of what the loudspeaker plays, when other sound is added later. */
  Room hole(double at, double seconds) {
    int from = QUIET + (int) (at * RATE);
    for (int i = from; i < from + seconds * RATE; i++) {
      samples[i] = 0;
    }
    return this;
  }

  /** As 16 bits have it. */
  Recording recorded() {
    float[] quantized = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      quantized[i] = (float) (Math.clamp(Math.round(samples[i] * 32_768), -32_768, 32_767) / 32_768.0);
    }
    return new Recording(RATE, quantized, QUIET, 0, deadChannels);
  }
}
