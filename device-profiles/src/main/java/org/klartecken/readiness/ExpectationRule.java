// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.List;
import java.util.function.Consumer;
import org.klartecken.contract.Reading;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Situation;

/**
 * What profile and standard expect of readings; the profile first, since its words know the device.
 *
 * <p>A reading that is too old breaks nothing and proves nothing.
 */
record ExpectationRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    if (seen.known() != null) {
      judge(seen.known().part().expectations(), seen, line, found);
    }
    judge(line.item().expectations(), seen, line, found);
  }

  private static void judge(List<Expectation> expectations, Seen seen, Line line, Consumer<Finding> found) {
    for (Expectation expected : expectations) {
      if (Relevance.concerns(expected.reading(), line.needs())) {
        seen.reading(expected.reading())
            .filter(r -> line.isFresh(r.observedAt()) && !expected.condition().isMetBy(r.value()))
            .ifPresent(r -> found.accept(broken(expected, r, seen, line)));
      }
    }
  }

  private static Finding broken(Expectation expected, Reading reading, Seen seen, Line line) {
    LocalText text = Situation.of(expected.reading()).flatMap(seen::instruction).orElse(expected.text());
    return line.finding(seen, FindingReason.LIMIT_BROKEN, expected.reading(), expected.severity(), expected.hold(),
        text.with("value", ValueText.of(reading.value(), reading.unit())));
  }
}
