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
    String site = site(room, w);
    return room.floor().isEmpty() ? site : site + ", " + floor(room, w);
  }

  /** What people call the building, or that they do not call it anything yet. */
  public static String site(Room room, Words w) {
    return room.isSiteNamed() ? room.siteName() : w.get("site.unnamed");
  }

  /** {@code plan 3}, or what people call the storey, or nothing. */
  public static String floor(Room room, Words w) {
    return isNumber(room.floor()) ? w.get("floor", room.floor()) : room.floor();
  }

  static boolean isNumber(String floor) {
    return floor.matches("-?[0-9]{1,3}");
  }
}
