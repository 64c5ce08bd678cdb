// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import org.klartecken.profile.RoomStandard;
import org.klartecken.room.Fittings;

/** What a room must be: its standard, and what people said of it beyond that. */
public record Contract(RoomStandard standard, Fittings fittings) {
  /** A room of which nothing is said but its standard. */
  public static Contract of(RoomStandard standard) {
    return new Contract(standard, Fittings.NONE);
  }
}
