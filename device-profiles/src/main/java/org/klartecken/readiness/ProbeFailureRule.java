// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/**
 * A probe that could not observe the device.
 *
 * <p>A device that does not answer has failed, unless it was proved at the same time or later by another probe. A
 * missing permission only makes us blind. A busy port is a device at work, and what a system cannot observe is no
 * fault of the device.
 */
record ProbeFailureRule() implements DeviceRule {
  /** Probes of one survey run one after the other. */
  private static final Duration ONE_SURVEY = Duration.ofMinutes(1);

  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    for (ProbeFailure failure : seen.failures()) {
      if (Relevance.concerns(failure.probe(), line.needs()) && line.isFresh(failure.observedAt())) {
        severity(failure, seen, line).ifPresent(severity -> found.accept(finding(failure, severity, seen, line)));
      }
    }
  }

  private static Optional<Severity> severity(ProbeFailure failure, Seen seen, Line line) {
    boolean proved = Relevance.isGeneral(failure.probe()) || Proof.best(seen.without(failure.probe()), line)
        .filter(p -> p.isEnough(line) && !p.at().isBefore(failure.observedAt().minus(ONE_SURVEY))).isPresent();
    return switch (failure.reason()) {
      case DEVICE_GONE, TIMEOUT, MALFORMED_REPLY -> Optional.of(proved ? Severity.NOTE : Severity.CRITICAL);
      case ACCESS_DENIED, OTHER -> Optional.of(proved ? Severity.NOTE : Severity.WARNING);
      case PORT_BUSY, UNSUPPORTED -> Optional.empty();
    };
  }

  private static Finding finding(ProbeFailure failure, Severity severity, Seen seen, Line line) {
    var text = severity == Severity.CRITICAL
        ? seen.instruction(Situation.NO_ANSWER).orElse(Sentences.of(failure.reason(), line.needs()))
        : Sentences.of(failure.reason(), line.needs());
    return line.finding(seen, FindingReason.PROBE_FAILED, failure.probe(), severity, line.item().hold(), text);
  }
}
