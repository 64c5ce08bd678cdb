// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import org.klartecken.contract.DeviceId;

/**
 * What a person said of the picture that a self-test showed on a display.
 *
 * @param shown the code on the picture
 * @param answer the code that was seen; empty when none was
 */
public record Sighting(DeviceId device, String shown, String answer, String by, Instant at) {
  /** Whether the person saw what was shown; blanks and letters' size do not matter. */
  public boolean isRight() {
    return answer.replace(" ", "").equalsIgnoreCase(shown.replace(" ", ""));
  }

  public boolean isNone() {
    return answer.isBlank();
  }
}
