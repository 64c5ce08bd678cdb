// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.util.List;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.EquipmentLog;
import org.klartecken.fleet.room.Room;
import org.klartecken.room.OwnDevice;

/** Port: how the pages change what people set up of rooms. */
public interface RoomSetup {
  /** Stores the room; it is judged anew soon after. */
  void save(Room room);

  /**
   * Makes these devices the room's own, and remembers who said so; the room is judged anew soon after.
   *
   * @param undone whether they are those of before, that come back
   */
  void accept(Room room, List<OwnDevice> devices, String who, boolean undone);

  /** Who accepted what of the room, newest first. */
  List<EquipmentLog.Acceptance> acceptances(RoomId room);

  /** A one-time token by which a PC enrols and becomes the room planned; an empty text leaves it to the PC. */
  String token(Plan plan);

  /** A room that is not there yet; {@code site} is the slug of its building. */
  record Plan(String site, String siteName, String floor, String name, String standard) {
  }
}
