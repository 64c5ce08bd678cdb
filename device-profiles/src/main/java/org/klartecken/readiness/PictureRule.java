// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.function.Consumer;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.PictureMode;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/**
 * A camera that offers a smaller or a slower picture than its model is made for. A note, since what a room must have is
 * its standard's to say; a slow port, where there is one, explains it.
 */
record PictureRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    PictureMode best = seen.promise().picture();
    boolean pictures = line.needs() == Capability.CAMERA || line.needs() == Capability.CAPTURE;
    if (best == null || !pictures || SlowPortRule.isSlow(seen, line)) {
      return;
    }
    compare(seen, line, ReadingNames.CAMERA_MAX_HEIGHT, best.height(), found);
    if (best.rate() != null) {
      compare(seen, line, ReadingNames.CAMERA_MAX_RATE, best.rate(), found);
    }
  }

  /** Cameras round their rates: 29.97 is 30. */
  private static void compare(Seen seen, Line line, ReadingName name, int best, Consumer<Finding> found) {
    Reading reading = seen.reading(name).filter(r -> line.isFresh(r.observedAt())).orElse(null);
    if (reading != null && reading.value() instanceof Value.Quantity(double number) && number < best - 1) {
      Unit unit = reading.unit();
      LocalText text = seen.instruction(Situation.SMALL_PICTURE).orElse(Sentences.SMALL_PICTURE)
          .with("value", ValueText.of(reading.value(), unit)).with("best", ValueText.of(Value.of(best), unit));
      found.accept(line.finding(seen, FindingReason.LIMIT_BROKEN, name, Severity.NOTE, line.item().hold(), text));
    }
  }
}
