// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.Objects;
import java.util.function.Consumer;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.Severity;

/** A device that waits for new firmware, or an adapter with nothing behind it: present and useless. */
record NotReadyRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    seen.notReady().ifPresent(why -> found.accept(line.finding(seen, reason(why.because()), null, Severity.CRITICAL,
        line.item().hold(), Objects.requireNonNullElse(why.text(), Sentences.of(why.because())))));
  }

  static FindingReason reason(NotReady.Because because) {
    return switch (because) {
      case UPDATE_MODE -> FindingReason.UPDATE_MODE;
      case NOTHING_BEHIND -> FindingReason.NOTHING_BEHIND;
    };
  }
}
