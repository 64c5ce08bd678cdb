// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.function.Consumer;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

/** A device that delivers pictures over a slower link than it could; profiles say when that is more than a note. */
record SlowPortRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    boolean pictures = line.needs() == Capability.CAMERA || line.needs() == Capability.CAPTURE;
    double speed = number(seen, ReadingNames.USB_SPEED, Double.POSITIVE_INFINITY, line);
    double best = number(seen, ReadingNames.USB_BEST_SPEED, 0, line);
    if (pictures && speed < best) {
      found.accept(line.finding(seen, FindingReason.LIMIT_BROKEN, ReadingNames.USB_SPEED, Severity.NOTE,
          line.item().hold(), Sentences.SLOW_PORT));
    }
  }

  private static double number(Seen seen, ReadingName name, double otherwise, Line line) {
    return seen.reading(name).filter(r -> line.isFresh(r.observedAt())).map(Reading::value)
        .map(v -> v instanceof Value.Quantity(double number) ? number : otherwise).orElse(otherwise);
  }
}
