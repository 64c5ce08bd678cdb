// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.function.Consumer;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/** A device without a part that its profile names: critical where the line needs that part, else worth knowing. */
record PartMissingRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    boolean neededIsMissing = seen.should(line.needs()) && !seen.can(line.needs());
    boolean anyIsMissing = seen.capabilities().stream().anyMatch(c -> !seen.can(c));
    if (anyIsMissing) {
      LocalText text = seen.instruction(Situation.PART_MISSING)
          .orElse(Sentences.fallback(FindingReason.CAPABILITY_MISSING, line.needs()));
      found.accept(line.finding(seen, FindingReason.CAPABILITY_MISSING, null,
          neededIsMissing ? Severity.CRITICAL : Severity.NOTE, line.item().hold(), text));
    }
  }
}
