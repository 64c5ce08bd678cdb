// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;

/**
 * A display that shows fewer pixels than it has. A smaller picture of the same shape that is still sharp is somebody's
 * choice and only a note; one that is coarse or out of shape is a fault of the cable, an adapter or the settings.
 */
record DisplayModeRule() implements DeviceRule {
  /** Text that is read across a room needs so many lines, unless the display has fewer itself. */
  private static final double SHARP_LINES = 1080;
  /** Shapes that differ less than this look alike: 1366 × 768 is 16:9. */
  private static final double SAME_SHAPE = 0.02;

  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    if (line.needs() != Capability.DISPLAY) {
      return;
    }
    double width = number(seen, line, ReadingNames.DISPLAY_MODE_WIDTH);
    double height = number(seen, line, ReadingNames.DISPLAY_MODE_HEIGHT);
    double ownWidth = number(seen, line, ReadingNames.DISPLAY_NATIVE_WIDTH);
    double ownHeight = number(seen, line, ReadingNames.DISPLAY_NATIVE_HEIGHT);
    boolean known = width > 0 && height > 0 && ownWidth > 0 && ownHeight > 0;
    if (!known || width * height >= ownWidth * ownHeight) {
      return;
    }
    boolean outOfShape = Math.abs(width / height / (ownWidth / ownHeight) - 1) > SAME_SHAPE;
    boolean coarse = height < Math.min(SHARP_LINES, ownHeight);
    LocalText text = Sentences.SMALL_MODE.with("value", size(width, height)).with("best", size(ownWidth, ownHeight));
    found.accept(line.finding(seen, FindingReason.LIMIT_BROKEN, ReadingNames.DISPLAY_MODE_HEIGHT,
        outOfShape || coarse ? Severity.WARNING : Severity.NOTE, line.item().hold(), text));
  }

  private static double number(Seen seen, Line line, ReadingName name) {
    return seen.reading(name).filter(r -> line.isFresh(r.observedAt()))
        .map(r -> r.value() instanceof Value.Quantity(double number)
            ? OptionalDouble.of(number)
            : OptionalDouble.empty())
        .orElse(OptionalDouble.empty()).orElse(0);
  }

  private static LocalText size(double width, double height) {
    String text = Math.round(width) + "\u00a0×\u00a0" + Math.round(height);
    return new LocalText(text, text);
  }
}
