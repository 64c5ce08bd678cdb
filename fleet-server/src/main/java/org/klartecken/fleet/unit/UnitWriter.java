// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.klartecken.contract.Device;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.room.UnitId;

/**
 * Notes when units come to a room and leave it, within the transaction that stores the room's state. Costs nothing while
 * the devices of a room are the same.
 */
public final class UnitWriter implements CommitStep {
  /** A unit that is back so soon was not away. */
  private static final Duration BACK = Duration.ofHours(1);
  private static final String RETURN = """
      UPDATE unit_sighting SET until_at = NULL
      WHERE model = ? AND serial = ? AND room_id = ? AND (until_at IS NULL OR until_at >= ?)""";
  private static final String COME = """
      INSERT INTO unit_sighting (model, serial, room_id, from_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""";
  private static final String GO = """
      UPDATE unit_sighting SET until_at = ? WHERE model = ? AND serial = ? AND room_id = ? AND until_at IS NULL""";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    for (Outcome outcome : outcomes) {
      RoomSnapshot before = outcome.before();
      RoomSnapshot after = outcome.after();
      if (before == null || before.state().devices() != after.state().devices()) {
        Set<UnitId> here = units(after.state().devices().values());
        Set<UnitId> were = before == null ? Set.of() : units(before.state().devices().values());
        Instant reportedAt = after.state().reportedAt();
        turnover(transaction, after.room().id(), were, here, reportedAt == null ? outcome.at() : reportedAt);
      }
    }
  }

  private static void turnover(Connection transaction, RoomId room, Set<UnitId> were, Set<UnitId> here, Instant at)
      throws SQLException {
    for (UnitId unit : here) {
      if (!were.contains(unit)) {
        come(transaction, room, unit, at);
      }
    }
    for (UnitId unit : were) {
      if (!here.contains(unit)) {
        go(transaction, room, unit, at);
      }
    }
  }

  /** Notes the units of a room that was stored before there was a memory of units. */
  public static void note(Connection transaction, RoomSnapshot room) throws SQLException {
    Instant at = room.state().reportedAt();
    if (at != null) {
      turnover(transaction, room.room().id(), Set.of(), units(room.state().devices().values()), at);
    }
  }

  private static void come(Connection transaction, RoomId room, UnitId unit, Instant at) throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(RETURN);
        PreparedStatement insert = transaction.prepareStatement(COME)) {
      update.setString(1, unit.model());
      update.setString(2, unit.serial());
      update.setString(3, room.value());
      update.setLong(4, at.minus(BACK).toEpochMilli());
      if (update.executeUpdate() == 0) {
        insert.setString(1, unit.model());
        insert.setString(2, unit.serial());
        insert.setString(3, room.value());
        insert.setLong(4, at.toEpochMilli());
        insert.executeUpdate();
      }
    }
  }

  private static void go(Connection transaction, RoomId room, UnitId unit, Instant at) throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(GO)) {
      update.setLong(1, at.toEpochMilli());
      update.setString(2, unit.model());
      update.setString(3, unit.serial());
      update.setString(4, room.value());
      update.executeUpdate();
    }
  }

  private static Set<UnitId> units(Collection<Device> devices) {
    Set<UnitId> units = new LinkedHashSet<>();
    devices.forEach(device -> UnitId.of(device).ifPresent(units::add));
    return units;
  }
}
