// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.function.Consumer;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/**
 * A device whose driver does not run: its descriptors promise what the line needs, interfaces lack their driver, and
 * nothing was read of that capability. An interface that has no driver on a device that works is nobody's business.
 */
record DriverMissingRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    if (seen.can(line.needs()) && lacksDrivers(seen, line) && !tellsAnything(seen, line)) {
      found.accept(line.finding(seen, FindingReason.DRIVER_MISSING, ReadingNames.USB_DRIVERS_MISSING, Severity.CRITICAL,
          line.item().hold(), seen.instruction(Situation.NO_DRIVER).orElse(Sentences.NO_DRIVER)));
    }
  }

  private static boolean lacksDrivers(Seen seen, Line line) {
    return seen.reading(ReadingNames.USB_DRIVERS_MISSING).filter(r -> line.isFresh(r.observedAt()))
        .filter(r -> r.value() instanceof Value.Quantity(double missing) && missing > 0).isPresent();
  }

  private static boolean tellsAnything(Seen seen, Line line) {
    return seen.readings().stream().anyMatch(r -> isSpecific(r.name(), line))
        || seen.failures().stream().anyMatch(f -> isSpecific(f.probe(), line));
  }

  private static boolean isSpecific(ReadingName name, Line line) {
    return !Relevance.isGeneral(name) && Relevance.concerns(name, line.needs());
  }
}
