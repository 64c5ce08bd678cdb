// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/** No proof, no green: too weak is unknown, too old is stale. */
record ProofRule() implements DeviceRule {
  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    Proof best = Proof.best(seen, line).orElse(null);
    if (best != null && best.isEnough(line)) {
      return;
    }
    Duration hold = line.item().hold();
    if (best != null && best.isStrong(line)) {
      Instant since = best.at().plus(line.greatestAge());
      found.accept(line.carried(line.finding(seen, FindingReason.PROOF_STALE, null, Severity.WARNING, hold,
          Sentences.fallback(FindingReason.PROOF_STALE, line.needs())).since(since)));
    } else {
      found.accept(line.finding(seen, FindingReason.PROOF_MISSING, null, Severity.WARNING, hold,
          seen.instruction(Situation.UNPROVED)
              .orElse(Sentences.fallback(FindingReason.PROOF_MISSING, line.needs()))));
    }
  }
}
