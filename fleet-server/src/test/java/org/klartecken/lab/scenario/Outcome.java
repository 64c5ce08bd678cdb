// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.Optional;

/** What became of an entry of the catalogue. */
sealed interface Outcome {
  String name();

  /**
   * A fault that was injected.
   *
   * @param reason that people were told, if they were
   * @param seen how long until the room showed it, with the right reason
   * @param told how long until people were told
   * @param right whether the reason is one of the right ones
   * @param healed whether the room was calm again after the fault had ended
   */
  record Injected(String name, FaultClass of, Optional<String> reason, Optional<Duration> seen,
      Optional<Duration> told, boolean right, boolean healed) implements Outcome {
    boolean detected() {
      return told.isPresent();
    }

    boolean good() {
      return detected() && right && healed;
    }
  }

  /** A harmless event; {@code alarm} is what people were told, if they were. */
  record Passed(String name, Optional<String> alarm) implements Outcome {
  }

  /** An entry that could not be played, such as a fault for which the guest lacks something; never passed. */
  record NotPlayed(String name, String why) implements Outcome {
  }
}
