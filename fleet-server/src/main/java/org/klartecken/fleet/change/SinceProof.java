// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.readiness.Finding;
import org.klartecken.room.Change;

/** What changed in a room since the last proof of what is wrong now. */
public final class SinceProof {
  private static final int MOST = 20;
  /** Where nobody saw the proof: what changed in the day before the fault began. */
  private static final Duration DAY = Duration.ofDays(1);
  private final ChangeLog log;
  private final RoomSnapshot room;
  private final Instant now;
  private final Map<String, Instant> proofs;
  private final Map<Instant, List<Change>> read = new HashMap<>();

  public SinceProof(ChangeLog log, RoomSnapshot room, Instant now) {
    this.log = log;
    this.room = room;
    this.now = now;
    proofs = room.assessment().findings().isEmpty() ? Map.of() : log.lastProofs(room.room().id());
  }

  /** When the line that a finding is about was proved last, as far as the server saw it. */
  public Optional<Instant> proof(Finding finding) {
    return Optional.ofNullable(proofs.get(finding.item())).filter(at -> !at.isAfter(finding.since()));
  }

  /** Newest first, at most twenty. */
  public List<Change> changes(Finding finding) {
    Instant from = proof(finding).orElseGet(() -> finding.since().minus(DAY));
    return read.computeIfAbsent(from, since -> log.of(room.room().id(), since, now, MOST));
  }
}
