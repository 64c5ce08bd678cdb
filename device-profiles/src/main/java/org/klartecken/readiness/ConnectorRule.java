// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;

/** Connectors for guests' laptops that the standard asks for and nobody told of: worth knowing, no more. */
final class ConnectorRule {
  /** The line that such a finding is about; no standard may name an item so. */
  static final String ITEM = "connectors";

  private ConnectorRule() {
  }

  static Optional<Finding> finding(Contract contract, List<Offer> offers, Map<String, Instant> begins, Instant now) {
    List<String> missing = offers.stream().filter(o -> o.state() == Offer.State.MISSING)
        .map(o -> o.connector().title()).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    LocalText text = Sentences.CONNECTORS.with("connectors", missing.stream().collect(Collectors.joining(", ")));
    Finding found = new Finding(ITEM, null, "", FindingReason.CONNECTOR_MISSING, null, Severity.NOTE, now,
        Duration.ZERO, text, contract.standard().purposes().keySet());
    return Optional.of(found.since(begins.getOrDefault(found.key(), now)));
  }
}
