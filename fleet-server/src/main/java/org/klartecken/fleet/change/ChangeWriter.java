// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;
import org.klartecken.room.Change;
import org.klartecken.room.Changes;

/**
 * Notes what changed in a room, and when what broke was proved last, within the transaction that changed it. A room in
 * which nothing changed costs no statement. Writing the same again changes nothing.
 */
public final class ChangeWriter implements CommitStep {
  /** Of a room; the older ones are forgotten. */
  private static final int KEPT = 300;
  private static final String NOTE = """
      INSERT INTO room_change (room_id, at, kind, device_id, device_name, model, was, became)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
  private static final String FORGET = """
      DELETE FROM room_change WHERE room_id = ? AND at <
        (SELECT at FROM room_change WHERE room_id = ? ORDER BY at DESC LIMIT 1 OFFSET\s""" + (KEPT - 1) + ")";
  private static final String PROVED = """
      INSERT INTO item_proof (room_id, item, proved_at) VALUES (?, ?, ?)
      ON CONFLICT (room_id, item) DO UPDATE SET proved_at = excluded.proved_at""";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    for (Outcome outcome : outcomes) {
      RoomSnapshot before = outcome.before();
      if (before != null) {
        List<Change> changes = Changes.between(before.state(), outcome.after().state());
        if (!changes.isEmpty()) {
          note(transaction, outcome.after().room().id(), changes);
        }
        if (outcome.stateChanged()) {
          proofs(transaction, before, outcome.after());
        }
      }
    }
  }

  private static void note(Connection transaction, RoomId room, List<Change> changes) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(NOTE);
        PreparedStatement forget = transaction.prepareStatement(FORGET)) {
      for (Change change : changes) {
        insert.setString(1, room.value());
        insert.setLong(2, change.at().toEpochMilli());
        insert.setString(3, change.kind().name());
        insert.setString(4, change.device().value());
        insert.setString(5, change.deviceName());
        insert.setString(6, change.model());
        insert.setString(7, change.before());
        insert.setString(8, change.after());
        insert.addBatch();
      }
      insert.executeBatch();
      forget.setString(1, room.value());
      forget.setString(2, room.value());
      forget.executeUpdate();
    }
  }

  /** Items that were proved and are not any more. */
  private static void proofs(Connection transaction, RoomSnapshot before, RoomSnapshot after) throws SQLException {
    for (Item was : before.assessment().items()) {
      Instant provedAt = was.provedAt();
      if (was.state() == ItemState.PROVED && provedAt != null && !isProved(after, was.id())) {
        try (PreparedStatement upsert = transaction.prepareStatement(PROVED)) {
          upsert.setString(1, after.room().id().value());
          upsert.setString(2, was.id());
          upsert.setLong(3, provedAt.toEpochMilli());
          upsert.executeUpdate();
        }
      }
    }
  }

  private static boolean isProved(RoomSnapshot room, String item) {
    return room.assessment().items().stream()
        .anyMatch(is -> is.id().equals(item) && is.state() == ItemState.PROVED);
  }
}
