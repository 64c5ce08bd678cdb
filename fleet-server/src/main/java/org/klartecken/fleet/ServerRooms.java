// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.enrol.EnrolTokens;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.room.EquipmentLog;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomStore;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.web.settings.RoomSetup;
import org.klartecken.room.OwnDevice;

/** What the pages change of rooms, stored and told to the pipeline. */
final class ServerRooms implements RoomSetup {
  private static final Duration TOKEN_LASTS = Duration.ofDays(7);
  private final Database database;
  private final EnrolTokens tokens;
  private final Consumer<Room> amended;
  private final InstantSource clock;

  /** @param amended is told every room that was changed, after the commit */
  ServerRooms(Database database, EnrolTokens tokens, Consumer<Room> amended, InstantSource clock) {
    this.database = database;
    this.tokens = tokens;
    this.amended = amended;
    this.clock = clock;
  }

  @Override
  public void save(Room room) {
    database.<Boolean>write(connection -> {
      RoomStore.put(connection, room, clock.instant());
      return true;
    });
    amended.accept(room);
  }

  @Override
  public void accept(Room room, List<OwnDevice> devices, String who, boolean undone) {
    Room after = room.with(room.fittings().withOwn(devices));
    database.<Boolean>write(connection -> {
      RoomStore.put(connection, after, clock.instant());
      EquipmentLog.add(connection, room.id(), devices, who, undone, clock.instant());
      return true;
    });
    amended.accept(after);
  }

  @Override
  public List<EquipmentLog.Acceptance> acceptances(RoomId room) {
    return database.read(connection -> EquipmentLog.of(connection, room));
  }

  @Override
  public String token(Plan plan) {
    RoomPlan wanted = new RoomPlan(Optional.empty(), Optional.empty(), given(plan.site()), given(plan.siteName()),
        given(plan.floor()), given(plan.name()), given(plan.standard()));
    return tokens.create(wanted, 1, TOKEN_LASTS, clock.instant()).getFirst();
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
