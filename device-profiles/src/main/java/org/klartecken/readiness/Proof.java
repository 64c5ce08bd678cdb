// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;

/** How strongly something was shown to work, and when. */
record Proof(ProofLevel level, Instant at) {

  /**
   * The best proof that a device fills a line: one that is strong and fresh enough, the strongest of them; else one
   * that is strong enough, the newest; else whatever there is. Empty when nothing is proved at all.
   */
  static Optional<Proof> best(Seen seen, Line line) {
    Proof best = better(null, presence(line), line);
    for (Reading r : seen.readings()) {
      if (Relevance.concerns(r.name(), line.needs())) {
        best = better(best, new Proof(level(r), r.observedAt()), line);
      }
    }
    for (ProbeFailure f : seen.failures()) {
      if (isInUse(f) && !Relevance.isGeneral(f.probe()) && Relevance.concerns(f.probe(), line.needs())) {
        best = better(best, new Proof(ProofLevel.OPENED, f.observedAt()), line);
      }
    }
    return Optional.ofNullable(best);
  }

  boolean isEnough(Line line) {
    return isStrong(line) && line.isFresh(at);
  }

  boolean isStrong(Line line) {
    return level.atLeast(line.proof());
  }

  /** A busy port is a device at work: some other program has opened it. */
  static boolean isInUse(ProbeFailure failure) {
    return failure.reason() == FailureReason.PORT_BUSY;
  }

  /** Being listed in the last whole state is the weakest proof. */
  private static @Nullable Proof presence(Line line) {
    Instant reportedAt = line.reportedAt();
    return reportedAt == null ? null : new Proof(ProofLevel.ENUMERATED, reportedAt);
  }

  private static ProofLevel level(Reading reading) {
    if (Relevance.isOfBus(reading.name()) && reading.proof().atLeast(ProofLevel.ENUMERATED)) {
      return ProofLevel.ENUMERATED;
    }
    return tellsOfUse(reading.name()) && reading.value().equals(Value.of(true))
        && !reading.proof().atLeast(ProofLevel.OPENED)
            ? ProofLevel.OPENED
            : reading.proof();
  }

  private static boolean tellsOfUse(ReadingName name) {
    return name.equals(ReadingNames.CAMERA_IN_USE) || name.equals(ReadingNames.AUDIO_CAPTURE_IN_USE)
        || name.equals(ReadingNames.AUDIO_PLAYBACK_IN_USE);
  }

  private static @Nullable Proof better(@Nullable Proof known, @Nullable Proof other, Line line) {
    if (known == null || other == null) {
      return known == null ? other : known;
    }
    int byRank = Integer.compare(known.rank(line), other.rank(line));
    int byLevel = known.rank(line) == 1 ? 0 : known.level.compareTo(other.level);
    int order = byRank != 0 ? byRank : byLevel != 0 ? byLevel : known.at.compareTo(other.at);
    return order >= 0 ? known : other;
  }

  private int rank(Line line) {
    return isEnough(line) ? 2 : isStrong(line) ? 1 : 0;
  }
}
