// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.klartecken.agent.selftest.sound.TestSound.Side;

/**
 * What a recording says of microphone and room, and of the way from the loudspeaker. Pure. Levels in decibels of a full
 * sine (dBFS, so that a sine that just fits has 0).
 *
 * @param digitalSilence whether there was nothing but one and the same value: no microphone is that quiet
 * @param noise of the room before the sweep; empty in digital silence
 * @param clipped share of samples at the end of the scale
 * @param dropouts times that sound was missing for twenty milliseconds within the sweep, or the card owed it
 * @param heard whether the sweep came back
 * @param level of the sweep as it came back
 * @param snr of the sweep over the noise
 * @param latency from handing the sweep over to hearing it
 * @param bands share of the eight bands between 200 Hz and 6.4 kHz that came back
 * @param echo the strongest later copy under the first, more than 30 ms behind it
 * @param sides those of the loudspeaker that were heard alone
 * @param deadChannels of the microphone, that gave nothing while another one did
 */
record SoundFigures(boolean digitalSilence, OptionalDouble noise, double clipped, int dropouts, boolean heard,
    OptionalDouble level, OptionalDouble snr, OptionalDouble latency, OptionalDouble bands, OptionalDouble echo,
    Set<Side> sides, int deadChannels) {
  private static final double FULL_SCALE = 32_767.0 / 32_768;
  private static final int BANDS = 8;
  /** A band that lies this much under the whole is lacking. */
  private static final double LACKING_DB = 25;
  /** A sound server records in blocks, and may err by one in when it did: what comes earlier is not the sweep. */
  private static final double EARLY = 0.050;
  private static final double ECHO_AFTER = 0.030;
  /** Two clocks, and a busy PC whose buffer ran dry, move a side's sweep by no more; less than the pause before it. */
  private static final double SLACK = 0.12;

  SoundFigures {
    sides = Set.copyOf(sides);
  }

  static SoundFigures of(Recording recording, TestSound sound) {
    float[] samples = recording.samples;
    if (isConstant(samples)) {
      return unheard(recording, true, OptionalDouble.empty());
    }
    int quietEnd = Math.min(recording.playedAt, samples.length);
    double noisePower = power(samples, 0, quietEnd);
    OptionalDouble noise = quietEnd == 0 ? OptionalDouble.empty() : OptionalDouble.of(decibel(noisePower));
    Sweep sweep = sound.whole();
    SweepMatch match = SweepMatch.find(samples, sweep.samples());
    if (match.likeness() < SweepMatch.LIKE || match.at() < recording.playedAt - (int) (EARLY * recording.rate)) {
      return unheard(recording, false, noise);
    }
    int from = Math.max(0, match.at());
    int until = Math.min(samples.length, from + sweep.length());
    double sweepPower = Math.max(0, power(samples, from, until) - noisePower);
    int dropouts = Dropouts.count(samples, quietEnd, from, sweep) + (recording.lacking > 0 ? 1 : 0);
    return new SoundFigures(false, noise, clipped(samples), dropouts, true, OptionalDouble.of(decibel(sweepPower)),
        OptionalDouble.of(decibel(sweepPower) - decibel(noisePower)),
        OptionalDouble.of(Math.max(0, (double) (match.at() - recording.playedAt) / recording.rate)),
        OptionalDouble.of(bands(samples, from, sweep, decibel(sweepPower))),
        match.echo((int) (ECHO_AFTER * recording.rate)), sides(samples, from, sound), recording.deadChannels);
  }

  private static SoundFigures unheard(Recording recording, boolean digitalSilence, OptionalDouble noise) {
    OptionalDouble nothing = OptionalDouble.empty();
    return new SoundFigures(digitalSilence, noise, clipped(recording.samples), recording.lacking > 0 ? 1 : 0, false,
        nothing, nothing, nothing, nothing, nothing, Set.of(), recording.deadChannels);
  }

  /** The short sweep of each side is looked for where it must be when the whole one came back at {@code begin}. */
  private static Set<Side> sides(float[] samples, int begin, TestSound sound) {
    Set<Side> heard = EnumSet.noneOf(Side.class);
    float[] alone = sound.ofSide().samples();
    int slack = (int) (SLACK * sound.rate());
    for (Side side : Side.values()) {
      int from = Math.max(0, begin + sound.begin(side) - slack);
      int until = Math.min(samples.length, begin + sound.begin(side) + alone.length + slack);
      if (from < until
          && SweepMatch.find(Arrays.copyOfRange(samples, from, until), alone).likeness() >= SweepMatch.LIKE) {
        heard.add(side);
      }
    }
    return heard;
  }

  private static boolean isConstant(float[] samples) {
    for (float sample : samples) {
      if (sample != samples[0]) {
        return false;
      }
    }
    return true;
  }

  private static double clipped(float[] samples) {
    int clipped = 0;
    for (float sample : samples) {
      clipped += Math.abs(sample) >= FULL_SCALE ? 1 : 0;
    }
    return samples.length == 0 ? 0 : (double) clipped / samples.length;
  }

  /** Mean square, the constant part taken away, doubled so that a full sine has 1. */
  private static double power(float[] samples, int from, int until) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < until; i++) {
      sum += samples[i];
      squares += (double) samples[i] * samples[i];
    }
    int n = Math.max(1, until - from);
    return Math.max(0, 2 * (squares / n - sum / n * sum / n));
  }

  /** A quantization step of 16 bits has -98; nothing is told to be less than -120. */
  private static double decibel(double power) {
    return 10 * Math.log10(Math.max(power, 1e-12));
  }

  /** Each band stands alone in time, since the sweep passes one after the other. */
  private static double bands(float[] samples, int begin, Sweep sweep, double whole) {
    int present = 0;
    double step = Math.pow(Sweep.HIGH / Sweep.LOW, 1.0 / BANDS);
    for (int b = 0; b < BANDS; b++) {
      double low = Sweep.LOW * Math.pow(step, b);
      int from = begin + (int) (sweep.passes(low) * sweep.rate());
      int until = Math.min(samples.length, begin + (int) (sweep.passes(low * step) * sweep.rate()));
      present += from < until && decibel(power(samples, from, until)) > whole - LACKING_DB ? 1 : 0;
    }
    return (double) present / BANDS;
  }
}
