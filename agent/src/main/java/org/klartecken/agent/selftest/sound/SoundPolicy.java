// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Whether and how loud a self-test may sound.
 *
 * @param plays whether it may play at all; without it microphones are only listened to
 * @param atNight whether it may also play between 22 and 06
 * @param peak of full scale, from 0 to {@link #LOUDEST}
 * @param zone whose night it is
 */
public record SoundPolicy(boolean plays, boolean atNight, double peak, ZoneId zone) {
  /** -12 dB: no louder than a person who speaks up, at the volume that the room has set. */
  public static final double LOUDEST = 0.25;
  /** -18 dB. */
  public static final double USUAL = 0.125;
  private static final LocalTime EVENING = LocalTime.of(22, 0);
  private static final LocalTime MORNING = LocalTime.of(6, 0);

  public SoundPolicy {
    if (!(peak > 0 && peak <= LOUDEST)) {
      throw new IllegalArgumentException("A sweep's peak lies between 0 and " + LOUDEST + " of full scale.");
    }
  }

  public static SoundPolicy usual(ZoneId zone) {
    return new SoundPolicy(true, false, USUAL, zone);
  }

  /** The same, but for whether it may also play between 22 and 06. */
  public SoundPolicy atNight(boolean allowed) {
    return new SoundPolicy(plays, allowed, peak, zone);
  }

  /** Whether people sleep now. */
  public boolean isQuiet(Instant now) {
    LocalTime time = LocalTime.ofInstant(now, zone);
    return !atNight && (!time.isBefore(EVENING) || time.isBefore(MORNING));
  }
}
