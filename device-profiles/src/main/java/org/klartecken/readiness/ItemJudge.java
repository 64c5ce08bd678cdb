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
    List<Seen> able = scene.devices().stream().filter(s -> s.serves(line.item())).toList();
    Belongings belongings = Belongings.of(line.own(), able);
    List<Candidate> candidates = new ArrayList<>();
    for (Seen seen : able) {
      boolean own = belongings.here().containsKey(seen.id());
      // nobody misses what is optional, so nothing stands in for it
      if (own || !line.item().optional() || line.item().prefers(seen.device(), seen.known())) {
        candidates.add(Candidate.of(seen, own, line));
      }
    }
    candidates.sort(Candidate.BEST_FIRST);
    int filled = Math.min(line.amount(), candidates.size());
    List<Candidate> chosen = candidates.subList(0, filled);
    List<Finding> lacking = Shortage.findings(scene, line, chosen, candidates.subList(filled, candidates.size()));
    List<Finding> own = belongings.findings(line, chosen, lacking);
    Optional<Finding> elsewhere = DefaultDevice.finding(scene, line, chosen);
    List<Finding> findings = findings(chosen, lacking, own, elsewhere);
    ItemState state = elsewhere.map(f -> state(line, chosen, own).worse(ItemState.after(f)))
        .orElseGet(() -> state(line, chosen, own));
    return new Judged(item(line, state, chosen, findings), nextChange(line, candidates, findings));
  }

  private static List<Finding> findings(List<Candidate> chosen, List<Finding> lacking, List<Finding> own,
      Optional<Finding> elsewhere) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    chosen.forEach(c -> c.findings().forEach(f -> findings.merge(f.key(), f, Finding::graver)));
    lacking.stream().filter(f -> own.isEmpty() || !isCoarser(f))
        .forEach(f -> findings.merge(f.key(), f, Finding::graver));
    own.forEach(f -> findings.merge(f.key(), f, Finding::graver));
    elsewhere.ifPresent(f -> findings.merge(f.key(), f, Finding::graver));
    return findings.values().stream().sorted(Finding.WORST_FIRST).toList();
  }

  /** That something is missing or stands in says less than which of the room's own devices it is about. */
  private static boolean isCoarser(Finding finding) {
    return finding.reason() == FindingReason.SUBSTITUTE
        || (finding.reason() == FindingReason.DEVICE_MISSING && finding.device() == null);
  }

  /** Some of several is a limit; none at all is a failure, or nothing to speak of where the line is optional. */
  private static ItemState state(Line line, List<Candidate> chosen, List<Finding> own) {
    if (chosen.isEmpty()) {
      return line.optional() ? ItemState.NOT_APPLICABLE : ItemState.FAILED;
    }
    boolean some = chosen.size() < line.amount() && !line.optional();
    ItemState state = some ? ItemState.DEGRADED : ItemState.PROVED;
    for (Candidate candidate : chosen) {
      state = state.worse(candidate.state());
    }
    for (Finding finding : own) {
      state = state.worse(ItemState.after(finding));
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
