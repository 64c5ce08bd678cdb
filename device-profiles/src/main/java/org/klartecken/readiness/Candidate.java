// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.klartecken.room.Arrival;

/**
 * A device that could fill a line, judged.
 *
 * @param line as this device is held to it
 * @param own whether it is one of the room's own devices
 * @param preferred whether it fills the line fully: the standard says so, or people accepted it
 * @param state with what is wrong with it, a substitute at best DEGRADED
 */
record Candidate(Seen seen, Line line, boolean own, boolean preferred, ItemState state, Optional<Proof> proof,
    List<Finding> findings) {
  /** What works goes before what is wished for: a proved substitute fills the line while the right device is broken. */
  static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt((Candidate c) -> c.state.badness())
      .thenComparing(c -> !c.own).thenComparing(c -> !c.preferred).thenComparing(c -> c.seen.id());

  static Candidate of(Seen seen, boolean own, Line asked) {
    Line line = asked.heldTo(seen.demand(asked.needs()));
    List<Finding> findings = Rules.findings(seen, line);
    boolean preferred = own || line.item().prefers(seen.device(), seen.known());
    ItemState state = preferred ? ItemState.PROVED : ItemState.DEGRADED;
    for (Finding finding : findings) {
      state = state.worse(ItemState.after(finding));
    }
    return new Candidate(seen, line, own, preferred, state, Proof.best(seen, line), findings);
  }

  /** When time alone may change this judgement: something that counts now grows too old. */
  Instant nextChange() {
    Instant next = Instant.MAX;
    for (var reading : seen.readings()) {
      next = earlierFuture(next, reading.observedAt());
    }
    for (var failure : seen.failures()) {
      next = earlierFuture(next, failure.observedAt());
    }
    Arrival arrival = seen.arrival();
    if (arrival != null && arrival.at().plus(ArrivalRule.LASTS).isAfter(line.now())
        && arrival.at().plus(ArrivalRule.LASTS).isBefore(next)) {
      next = arrival.at().plus(ArrivalRule.LASTS);
    }
    return proof.isPresent() ? earlierFuture(next, proof.get().at()) : next;
  }

  private Instant earlierFuture(Instant next, Instant observedAt) {
    Instant end = observedAt.plus(line.greatestAge());
    return end.isAfter(line.now()) && end.isBefore(next) ? end : next;
  }
}
