// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import org.klartecken.room.RoomState;

/** Holds a room's state against its standard and the profiles of its devices. Pure; the same everywhere. */
public final class Judge {
  private Judge() {
  }

  /**
   * The judgement at a time.
   *
   * @param before the findings of the judgement before, whose begin is carried over
   */
  public static Assessment assess(RoomState state, RoomStandard standard, ProfileCatalog catalog,
      List<Finding> before, Instant now) {
    return new Assessment(Readiness.UNKNOWN, Map.of(), List.of(), List.of(), Instant.MAX);
  }
}
