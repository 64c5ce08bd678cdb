// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.ProofDemand;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.Severity;
import org.klartecken.profile.StandardItem;
import org.klartecken.room.OwnDevice;

/**
 * One line of the contract, and the moment at which it is judged.
 *
 * @param own the room's own devices that serve this line
 * @param proof the weakest that counts
 * @param greatestAge how old it may be
 * @param begins when findings of the judgement before began, by key
 */
record Line(StandardItem item, List<OwnDevice> own, ProofLevel proof, Duration greatestAge, Set<Purpose> purposes,
    @Nullable Instant reportedAt, Map<String, Instant> begins, Instant now) {
  Line(StandardItem item, List<OwnDevice> own, Set<Purpose> purposes, @Nullable Instant reportedAt,
      Map<String, Instant> begins, Instant now) {
    this(item, own, item.proof(), item.greatestAge(), purposes, reportedAt, begins, now);
  }

  /** The same line for a device of which its profile wants a stronger or a fresher proof; never a weaker one. */
  Line heldTo(@Nullable ProofDemand demand) {
    if (demand == null) {
      return this;
    }
    ProofLevel level = demand.proof();
    Duration age = demand.greatestAge();
    return new Line(item, own, level == null || proof.atLeast(level) ? proof : level,
        age == null || age.compareTo(greatestAge) > 0 ? greatestAge : age, purposes, reportedAt, begins, now);
  }

  Capability needs() {
    return item.needs();
  }

  /** How many devices fill it: as many as the standard asks for, and all that are the room's own. */
  int amount() {
    return Math.max(item.amount(), own.size());
  }

  /** Whether nobody misses what is not there. */
  boolean optional() {
    return item.optional() && own.isEmpty();
  }

  /** Whether what was observed at a time still counts: until its greatest age, that moment excluded. */
  boolean isFresh(Instant observedAt) {
    return now.isBefore(observedAt.plus(greatestAge));
  }

  /** A finding about a device, which begins now or began in the judgement before. */
  Finding finding(Seen about, FindingReason reason, @Nullable ReadingName reading, Severity severity, Duration hold,
      LocalText text) {
    return carried(new Finding(item.id(), about.id(), about.name(), reason, reading, severity, now, hold,
        text.with("device", about.name()), purposes));
  }

  /** A finding about the line itself. */
  Finding finding(FindingReason reason, Severity severity, LocalText text) {
    return carried(new Finding(item.id(), null, "", reason, null, severity, now, item.hold(),
        text.with("device", item.name()), purposes));
  }

  /** The same finding, with the begin that is known of it. */
  Finding carried(Finding found) {
    Instant begin = begins.get(found.key());
    return begin == null || !begin.isBefore(found.since()) ? found : found.since(begin);
  }
}
