// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.readiness.Finding;

/**
 * What one batch did to one room: everything that the transaction needs to know.
 *
 * @param before as it was committed last; null when nothing was ever committed of this room
 * @param heard every message of the batch in order; also those that were duplicates or came late, whose usage counts
 * @param reports how many births and reports ever changed this room
 * @param stateChanged whether what the agent observes, or its judgement, was told anew
 * @param firingBefore keys of the findings that fired when tickets were last decided, or null when that is not known
 * @param at the moment of the judgement
 * @param judgedWith what it was made with, see {@code Knowledge}
 */
public record Outcome(@Nullable RoomSnapshot before, RoomSnapshot after, List<Heard> heard, long reports,
    boolean stateChanged, @Nullable Set<String> firingBefore, Instant at, String judgedWith) {

  /** Keys of the findings that have lasted long enough to be told. */
  public Set<String> firing() {
    return firing(after.assessment().findings(), at);
  }

  static Set<String> firing(List<Finding> findings, Instant at) {
    return findings.stream().filter(finding -> finding.fires(at)).map(Finding::key)
        .collect(Collectors.toUnmodifiableSet());
  }
}
