// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.util.Set;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.room.Presence;
import org.klartecken.room.RoomState;

/** Whether a room is in use, as far as its PC can tell. Pure. */
public final class Use {
  private static final Set<ReadingName> NAMES = Set.of(ReadingNames.CAMERA_IN_USE, ReadingNames.AUDIO_CAPTURE_IN_USE,
      ReadingNames.AUDIO_PLAYBACK_IN_USE);
  private static final Value YES = new Value.Flag(true);

  private Use() {
  }

  /** Whether camera, microphone or loudspeaker are in use now; of a room that is not heard nothing is said. */
  public static boolean now(RoomState state) {
    return state.presence() == Presence.HEARD && state.readings().entrySet().stream()
        .anyMatch(e -> NAMES.contains(e.getKey().name()) && e.getValue().value().equals(YES));
  }
}
