// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.util.Arrays;

/** What a microphone gave while a sweep was played, the mean of its channels, as shares of full scale. */
final class Recording {
  final int rate;
  final float[] samples;
  final int playedAt;
  final int lacking;
  final int deadChannels;

  /**
   * Takes the samples as they are.
   *
   * @param rate samples a second
   * @param playedAt the sample that was recorded when the first sample of the sweep was handed to the loudspeaker;
   *        before it the room was left alone
   * @param lacking samples that the sound card owed when its time was over
   * @param deadChannels channels that gave one and the same value while another one did not
   */
  Recording(int rate, float[] samples, int playedAt, int lacking, int deadChannels) {
    this.rate = rate;
    this.samples = samples;
    this.playedAt = playedAt;
    this.lacking = lacking;
    this.deadChannels = deadChannels;
  }

  /** Overwrites what was recorded; nobody can look at it any more. */
  void forget() {
    Arrays.fill(samples, 0);
  }
}
