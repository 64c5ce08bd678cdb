// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.List;
import java.util.function.Consumer;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/**
 * What profile and standard expect of readings; the profile first, since its words know the device.
 *
 * <p>A reading that is too old breaks nothing and proves nothing. But when a test found a fault, its time passes
 * without a word, and nobody has tested since, then weaker proof does not make the line green again: it is stale.
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
        seen.reading(expected.reading()).filter(r -> !expected.condition().isMetBy(r.value())).ifPresent(r -> {
          if (line.isFresh(r.observedAt())) {
            found.accept(broken(expected, r, seen, line));
          } else if (r.proof().atLeast(ProofLevel.MOVED_DATA) && expected.severity() != Severity.NOTE) {
            found.accept(unheardOfSince(r, seen, line));
          }
        });
      }
    }
  }

  private static Finding unheardOfSince(Reading reading, Seen seen, Line line) {
    LocalText text = new LocalText("Det senaste provet av {device} hittade ett fel, och ingen har provat sedan dess. "
        + "Prova rummet.", "The last test of the {device} found a fault, and nobody has tested since. Test the room.");
    return line.carried(line.finding(seen, FindingReason.PROOF_STALE, reading.name(), Severity.WARNING,
        line.item().hold(), text).since(reading.observedAt().plus(line.greatestAge())));
  }

  private static Finding broken(Expectation expected, Reading reading, Seen seen, Line line) {
    LocalText text = Situation.of(expected.reading()).flatMap(seen::instruction).orElse(expected.text());
    return line.finding(seen, FindingReason.LIMIT_BROKEN, expected.reading(), expected.severity(), expected.hold(),
        text.with("value", ValueText.of(reading)));
  }
}
