// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import org.klartecken.fleet.room.Room;

/** Port: how the pages change what people set up of rooms. */
public interface RoomSetup {
  /** Stores the room; it is judged anew soon after. */
  void save(Room room);

  /** A one-time token by which a PC enrols and becomes the room planned; an empty text leaves it to the PC. */
  String token(Plan plan);

  /** A room that is not there yet; {@code site} is the slug of its building. */
  record Plan(String site, String siteName, String floor, String name, String standard) {
  }
}
