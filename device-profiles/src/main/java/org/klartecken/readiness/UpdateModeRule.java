// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.function.Consumer;
import org.klartecken.profile.Severity;

/** A device that waits for new firmware is present and useless. */
record UpdateModeRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    seen.updateMode().ifPresent(text -> found.accept(line.finding(seen, FindingReason.UPDATE_MODE, null,
        Severity.CRITICAL, line.item().hold(), text)));
  }
}
