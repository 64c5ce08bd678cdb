// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges one line of the contract: who fills it, how well, and what is wrong. */
final class ItemJudge {
  /** A judged line, and when time alone may change it. */
  record Judged(Item item, Instant nextChange) {
  }

  private ItemJudge() {
  }

  static Judged judge(Scene scene, Line line) {
    List<Candidate> candidates = new ArrayList<>();
    for (Seen seen : scene.devices()) {
      boolean fits = !line.item().optional() || line.item().prefers(seen.device(), seen.known());
      if (fits && (seen.can(line.needs()) || seen.should(line.needs()))) { // nobody misses what is optional
        candidates.add(Candidate.of(seen, line));
      }
    }
    candidates.sort(Candidate.BEST_FIRST);
    int filled = Math.min(line.item().amount(), candidates.size());
    List<Candidate> chosen = candidates.subList(0, filled);
    List<Finding> findings = findings(scene, line, chosen, candidates.subList(filled, candidates.size()));
    return new Judged(item(line, state(line, chosen), chosen, findings), nextChange(line, candidates, findings));
  }

  private static List<Finding> findings(Scene scene, Line line, List<Candidate> chosen, List<Candidate> passedOver) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    chosen.forEach(c -> c.findings().forEach(f -> findings.merge(f.key(), f, Finding::graver)));
    Shortage.findings(scene, line, chosen, passedOver).forEach(f -> findings.merge(f.key(), f, Finding::graver));
    return findings.values().stream().sorted(Finding.WORST_FIRST).toList();
  }

  /** Some of several is a limit; none at all is a failure, or nothing to speak of where the line is optional. */
  private static ItemState state(Line line, List<Candidate> chosen) {
    if (chosen.isEmpty()) {
      return line.item().optional() ? ItemState.NOT_APPLICABLE : ItemState.FAILED;
    }
    boolean some = chosen.size() < line.item().amount() && !line.item().optional();
    ItemState state = some ? ItemState.DEGRADED : ItemState.PROVED;
    for (Candidate candidate : chosen) {
      state = state.worse(candidate.state());
    }
    return state;
  }

  private static Item item(Line line, ItemState state, List<Candidate> chosen, List<Finding> findings) {
    Optional<Proof> weakest = chosen.stream().flatMap(c -> c.proof().stream())
        .min(Comparator.comparing(Proof::level).thenComparing(Proof::at));
    return new Item(line.item().id(), line.item().name(), state, chosen.stream().map(c -> c.seen().id()).toList(),
        weakest.map(Proof::level).orElse(null), weakest.map(Proof::at).orElse(null), greatestAge(line, chosen),
        line.purposes(), findings);
  }

  /** The shortest that holds for one of the devices. */
  private static Duration greatestAge(Line line, List<Candidate> chosen) {
    return chosen.stream().map(c -> c.line().greatestAge()).min(Comparator.naturalOrder())
        .orElse(line.greatestAge());
  }

  private static Instant nextChange(Line line, List<Candidate> candidates, List<Finding> findings) {
    Instant next = Instant.MAX;
    for (Candidate candidate : candidates) {
      Instant change = candidate.nextChange();
      next = change.isBefore(next) ? change : next;
    }
    for (Finding finding : findings) {
      Instant fires = finding.since().plus(finding.hold());
      next = fires.isAfter(line.now()) && fires.isBefore(next) ? fires : next;
    }
    return next;
  }
}
