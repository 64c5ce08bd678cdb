// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.Severity;

/**
 * A fault seen by a rule.
 *
 * @param item the line of the contract, or {@code agent} for the room PC itself
 * @param device that it is about, or null
 * @param deviceName what people call the device, or the empty text
 * @param reading that broke, or null
 * @param since when it began, by the judge's clock
 * @param hold how long it must last before anybody is told
 * @param text what is wrong and what to do, for people
 * @param purposes that it disturbs
 */
public record Finding(String item, @Nullable DeviceId device, String deviceName, FindingReason reason,
    @Nullable ReadingName reading, Severity severity, Instant since, Duration hold, LocalText text,
    Set<Purpose> purposes) {
  /** Gravest first; of these the oldest. */
  public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity).reversed()
      .thenComparing(f -> f.since()).thenComparing(f -> f.key());

  /** The same fault has the same key, whenever it is seen. */
  public String key() {
    return item + '/' + reason + '/' + (device == null ? "" : device) + '/' + (reading == null ? "" : reading);
  }

  /** Whether it has lasted long enough to be told. */
  public boolean fires(Instant now) {
    return !now.isBefore(since.plus(hold));
  }

  /** The same fault, begun at another time. */
  public Finding since(Instant begin) {
    return new Finding(item, device, deviceName, reason, reading, severity, begin, hold, text, purposes);
  }

  /** The same fault, not graver than that. */
  Finding atMost(Severity gravest) {
    return severity.compareTo(gravest) <= 0
        ? this
        : new Finding(item, device, deviceName, reason, reading, gravest, since, hold, text, purposes);
  }

  /** This fault, found by two rules: its own words, the graver severity. */
  Finding graver(Finding same) {
    return severity.compareTo(same.severity) >= 0
        ? this
        : new Finding(item, device, deviceName, reason, reading, same.severity, since, hold, text, purposes);
  }
}
