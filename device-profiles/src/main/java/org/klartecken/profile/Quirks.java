// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.UsbId;

/**
 * Peculiarities that whoever asks or judges a device must respect.
 *
 * @param initDelay how long it is left alone after it was plugged in
 * @param leastInterval how often it may be asked at most
 * @param worthlessSerial whether its serial number is the same on several units, so that it tells nothing
 * @param loudest the peak of a test sound that it may be given, in decibels of full scale, at most 0, or null for the
 *        usual one
 * @param absent what it cannot do, contrary to its siblings, when it shows itself under this id
 */
public record Quirks(Duration initDelay, Duration leastInterval, boolean worthlessSerial,
    @Nullable Double loudest, Map<UsbId, Set<Capability>> absent) {
  public static final Quirks NONE = new Quirks(Duration.ZERO, Duration.ZERO, false, null, Map.of());

  public Quirks {
    absent = Map.copyOf(absent);
  }
}
