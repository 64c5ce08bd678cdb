// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.RoomId;
import org.klartecken.room.FittingsCodec;
import org.klartecken.room.OwnDevice;

/** Who accepted what as a room's own equipment, and when; rows are only ever added. */
public final class EquipmentLog {
  private static final FittingsCodec CODEC = new FittingsCodec();

  private EquipmentLog() {
  }

  /**
   * One line.
   *
   * @param number from 1, within its room
   * @param undone whether what was before came back
   * @param devices that are the room's own from then on
   */
  public record Acceptance(int number, Instant at, String who, boolean undone, List<OwnDevice> devices) {
  }

  public static void add(Connection transaction, RoomId room, List<OwnDevice> devices, String who, boolean undone,
      Instant at) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement("""
        INSERT INTO room_equipment (room_id, number, at, who, undone, devices)
        VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM room_equipment WHERE room_id = ?), ?, ?, ?, ?)""")) {
      insert.setString(1, room.value());
      insert.setString(2, room.value());
      insert.setLong(3, at.toEpochMilli());
      insert.setString(4, who);
      insert.setInt(5, undone ? 1 : 0);
      insert.setString(6, new String(CODEC.encodeOwn(devices), UTF_8));
      insert.executeUpdate();
    }
  }

  /** Newest first. */
  public static List<Acceptance> of(Connection connection, RoomId room) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT number, at, who, undone, devices FROM room_equipment WHERE room_id = ? ORDER BY number DESC")) {
      query.setString(1, room.value());
      try (ResultSet row = query.executeQuery()) {
        List<Acceptance> acceptances = new ArrayList<>();
        while (row.next()) {
          acceptances.add(new Acceptance(row.getInt(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3),
              row.getInt(4) == 1, devices(row.getString(5))));
        }
        return acceptances;
      }
    }
  }

  private static List<OwnDevice> devices(String json) throws SQLException {
    return switch (CODEC.decodeOwn(json.getBytes(UTF_8))) {
      case Decoded.Accepted<List<OwnDevice>>(List<OwnDevice> devices) -> devices;
      case Decoded.Malformed<List<OwnDevice>> malformed ->
        throw new SQLException("accepted equipment cannot be read: " + malformed.detail());
    };
  }
}
