// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.function.Consumer;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/**
 * A device on a slower link than it could have.
 *
 * <p>Where its profile names the speed that its pictures need, that is a limit. What only the descriptors say, and what
 * delivers no pictures, is worth a note.
 */
record SlowPortRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    boolean pictures = line.needs() == Capability.CAMERA || line.needs() == Capability.CAPTURE;
    Double promised = seen.promise().speed();
    double speed = number(seen, ReadingNames.USB_SPEED, Double.POSITIVE_INFINITY, line);
    double best = promised != null ? promised : pictures ? number(seen, ReadingNames.USB_BEST_SPEED, 0, line) : 0;
    if (speed < best) {
      found.accept(line.finding(seen, FindingReason.LIMIT_BROKEN, ReadingNames.USB_SPEED,
          pictures && promised != null ? Severity.WARNING : Severity.NOTE, line.item().hold(),
          seen.instruction(Situation.SLOW_PORT).orElse(Sentences.SLOW_PORT)));
    }
  }

  /** Whether a device is known to run slower than its profile promises; then it cannot show its best picture either. */
  static boolean isSlow(Seen seen, Line line) {
    Double promised = seen.promise().speed();
    return promised != null && number(seen, ReadingNames.USB_SPEED, Double.POSITIVE_INFINITY, line) < promised;
  }

  private static double number(Seen seen, ReadingName name, double otherwise, Line line) {
    return seen.reading(name).filter(r -> line.isFresh(r.observedAt())).map(Reading::value)
        .map(v -> v instanceof Value.Quantity(double number) ? number : otherwise).orElse(otherwise);
  }
}
