// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.web.words.Words;

/** How a place is told. Pure. */
public final class Places {
  private Places() {
  }

  /** {@code Eksjö stadshus, plan 3}. */
  public static String of(Room room, Words w) {
    return room.floor().isEmpty() ? room.siteName() : room.siteName() + ", " + floor(room, w);
  }

  /** {@code plan 3}, or what people call the storey, or nothing. */
  public static String floor(Room room, Words w) {
    return isNumber(room.floor()) ? w.get("floor", room.floor()) : room.floor();
  }

  static boolean isNumber(String floor) {
    return floor.matches("-?[0-9]{1,3}");
  }
}
