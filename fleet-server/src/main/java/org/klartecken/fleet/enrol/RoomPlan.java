// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.util.Optional;

/**
 * The room that a token is for; what is absent is decided when the PC enrols.
 *
 * @param room id of an existing room or of the one to make
 * @param name what people call the room; absent: the name that the PC gives
 */
public record RoomPlan(Optional<String> room, Optional<String> organisation, Optional<String> site,
    Optional<String> siteName, Optional<String> floor, Optional<String> name, Optional<String> standard) {
  public static final RoomPlan NONE = new RoomPlan(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
