// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.UsbId;
import org.klartecken.fleet.store.Database;
import org.klartecken.profile.Connector;
import org.klartecken.room.Fittings;
import org.klartecken.room.OfferedConnector;
import org.klartecken.room.OwnDevice;

/** What people say of a room, in a real database. */
class RoomFittingsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final OwnDevice PHONE = new OwnDevice(new DeviceId("usb:1-4.2"), DeviceKind.SPEAKERPHONE,
      "Jabra Speak 510", "jabra/speak-510", UsbId.parse("0b0e:0420"), null,
      Set.of(Capability.MICROPHONE, Capability.SPEAKER));
  private static final Room ROOM = new Room(new RoomId("an"), "town", "hall", "Hall", "", "Ån", "hybrid",
      ZoneOffset.UTC, null);

  @Test
  void aRoomComesBackWithItsEquipmentAndConnectors(@TempDir Path folder) {
    try (Database database = Database.open(folder.resolve("t.db"))) {
      Room said = ROOM.with(new Fittings(List.of(PHONE), List.of(new OfferedConnector(Connector.VGA, "i lådan"))));
      put(database, ROOM);
      assertEquals(ROOM, stored(database));
      put(database, said);
      assertEquals(said, stored(database));
    }
  }

  @Test
  void everyAcceptanceIsKeptInItsOrder(@TempDir Path folder) {
    try (Database database = Database.open(folder.resolve("t.db"))) {
      put(database, ROOM);
      accept(database, List.of(PHONE), false);
      accept(database, List.of(), true);
      List<EquipmentLog.Acceptance> past = database.read(connection -> EquipmentLog.of(connection, ROOM.id()));
      assertEquals(List.of(new EquipmentLog.Acceptance(2, NOW, "Sara", true, List.of()),
          new EquipmentLog.Acceptance(1, NOW, "Sara", false, List.of(PHONE))), past);
      assertEquals(List.of(), database.read(connection -> EquipmentLog.of(connection, new RoomId("other"))));
    }
  }

  private static void accept(Database database, List<OwnDevice> devices, boolean undone) {
    database.<Boolean>write(connection -> {
      EquipmentLog.add(connection, ROOM.id(), devices, "Sara", undone, NOW);
      return true;
    });
  }

  private static void put(Database database, Room room) {
    database.<Boolean>write(connection -> {
      RoomStore.put(connection, room, NOW);
      return true;
    });
  }

  private static Room stored(Database database) {
    return database.read(connection -> new RoomStore().all(connection)).getFirst().room();
  }
}
