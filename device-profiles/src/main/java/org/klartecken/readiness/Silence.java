// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.Severity;
import org.klartecken.room.Presence;
import org.klartecken.room.RoomState;

/** A room whose agent cannot be heard: we are blind, which is not the same as broken. */
final class Silence {
  /** The line that such a finding is about; no standard may name an item so. */
  static final String ITEM = "agent";
  /** A room PC that restarts for an update is not worth anybody's while. */
  private static final Duration HOLD = Duration.ofMinutes(5);

  private Silence() {
  }

  static Finding finding(RoomState state, RoomStandard standard, Map<String, Instant> begins) {
    var text = state.presence() == Presence.NEVER ? Sentences.NEVER_HEARD : Sentences.SILENT;
    Finding silent = new Finding(ITEM, null, "", FindingReason.AGENT_SILENT, null, Severity.CRITICAL,
        state.presenceSince(), HOLD, text, standard.purposes().keySet());
    Instant begin = begins.get(silent.key());
    return begin == null ? silent : silent.since(begin);
  }

  /** The line as it was last seen, now unknown; its last proof stays in view with its age. */
  static Item unknown(Item item, Finding silent) {
    return new Item(item.id(), item.name(), ItemState.UNKNOWN, item.devices(), item.proof(), item.provedAt(),
        item.greatestAge(), item.purposes(), List.of(silent));
  }
}
