// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import java.util.Set;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;

/**
 * Tells readings that change all the time from those whose change is news.
 *
 * <p>A volatile reading still travels in every report, at least every five minutes, but causes one only by a {@link Leap}.
 * What is
 * volatile: every number in a unit that only measures (seconds, degrees, decibel-milliwatts, bytes), and the few named
 * here whose unit others share. A link speed, a volume or a resolution is news; so is every flag, word and failure.
 */
public final class Volatility {
  private static final Set<ReadingName> NAMES = Set.of(ReadingNames.HOST_LOAD, ReadingNames.HOST_MEMORY_AVAILABLE,
      ReadingNames.HOST_DISK_FREE);

  private Volatility() {
  }

  /** Whether a change of this reading alone is no news. */
  public static boolean isVolatile(Reading reading) {
    if (!(reading.value() instanceof Value.Quantity)) {
      return false;
    }
    return NAMES.contains(reading.name()) || switch (reading.unit()) {
      case SECOND, CELSIUS, DECIBEL_MILLIWATT, BYTE -> true;
      case NONE, COUNT, PERCENT, DECIBEL, BIT_PER_SECOND, HERTZ, PIXEL, OTHER -> false;
    };
  }
}
