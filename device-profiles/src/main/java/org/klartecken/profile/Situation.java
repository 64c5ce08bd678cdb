// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Optional;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** A situation in which a profile may know better than the general sentence what people should do. */
public enum Situation {
  /** It was here and went away. */
  LOST,
  /** It waits for new firmware. */
  UPDATE_MODE,
  /** It is an adapter, and what belongs behind it is not there. */
  NOTHING_BEHIND,
  /** It is here, but a part of it (its microphone, its camera) is not. */
  PART_MISSING,
  /** It is here, but does not let itself be observed. */
  NO_ANSWER,
  /** It is here, but the system has no driver for it. */
  NO_DRIVER,
  /** It is here, and nothing shows that it works. */
  UNPROVED,
  /** It runs slower than it could. */
  SLOW_PORT,
  /** It delivers a smaller picture than it could. */
  SMALL_PICTURE,
  /** Its microphone is muted. */
  MUTED,
  /** Its sound is nearly at zero. */
  QUIET,
  /** It is switched off, or does not wake. */
  WAKE;

  /** The situation that a limit of this reading speaks of, when it is broken. */
  public static Optional<Situation> of(ReadingName broken) {
    if (broken.equals(ReadingNames.AUDIO_CAPTURE_MUTED) || broken.equals(ReadingNames.AUDIO_CAPTURE_SILENT)) {
      return Optional.of(MUTED);
    }
    if (broken.equals(ReadingNames.AUDIO_PLAYBACK_VOLUME)) {
      return Optional.of(QUIET);
    }
    return broken.equals(ReadingNames.DISPLAY_STATUS) ? Optional.of(WAKE) : Optional.empty();
  }
}
