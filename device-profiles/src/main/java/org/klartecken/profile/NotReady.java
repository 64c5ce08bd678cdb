// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import org.jspecify.annotations.Nullable;

/**
 * What it means that a device shows itself under some id: it is here and cannot be used.
 *
 * @param text what to do, or null when the device's instruction for {@link Because#situation} says it well enough
 */
public record NotReady(Because because, @Nullable LocalText text) {
  /** Why it cannot be used. */
  public enum Because {
    /** It waits for new firmware. */
    UPDATE_MODE(Situation.UPDATE_MODE),
    /** It is an adapter, and what belongs behind it is not there. */
    NOTHING_BEHIND(Situation.NOTHING_BEHIND);

    private final Situation situation;

    Because(Situation situation) {
      this.situation = situation;
    }

    /** The situation in which people are then. */
    public Situation situation() {
      return situation;
    }
  }
}
