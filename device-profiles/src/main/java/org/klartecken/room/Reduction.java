// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

/** What a message did to a room. */
public sealed interface Reduction {
  RoomState state();

  /** It was applied. */
  record Applied(RoomState state) implements Reduction {
  }

  /** It was seen before, or is older than what is known; only {@code lastSeen} moved. */
  record Outdated(RoomState state, boolean duplicate) implements Reduction {
  }
}
