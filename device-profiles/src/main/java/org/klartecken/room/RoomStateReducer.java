// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import org.klartecken.contract.Message;

/** Folds messages into what is known of a room. Pure. */
public final class RoomStateReducer {
  private RoomStateReducer() {
  }

  /** The state after a message that arrived at a time of the judge's clock. */
  public static Reduction apply(RoomState state, Message message, Instant receivedAt) {
    return new Reduction.Applied(state);
  }

  /** The state after the agent's connection ended, or after it was silent for too long. */
  public static RoomState silent(RoomState state, Instant at) {
    return new RoomState(Presence.SILENT, state.presence() == Presence.SILENT ? state.presenceSince() : at,
        state.lastSeen(), state.agent(), state.stamp(), state.digest(), state.devices(), state.readings(),
        state.failures(), state.lost());
  }
}
