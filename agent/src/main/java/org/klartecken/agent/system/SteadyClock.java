// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time of day as the wall clock had it when this was made, going on by the clock that never jumps: what is planned
 * and aged by it is not disturbed by somebody who sets the wall clock.
 *
 * @param booted when this PC was booted, by the wall clock of that moment
 */
public record SteadyClock(Instant booted, BootClock boot) implements InstantSource {
  public static SteadyClock from(BootClock boot, InstantSource wall) {
    long micros = boot.microseconds();
    return new SteadyClock(wall.instant().minus(micros, ChronoUnit.MICROS), boot);
  }

  @Override
  public Instant instant() {
    return booted.plus(boot.microseconds(), ChronoUnit.MICROS);
  }
}
