// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.RoomId;
import org.klartecken.room.Change;
import org.klartecken.room.ChangeKind;

/** The change log of the database. */
public final class StoredChanges implements ChangeLog {
  /** What breaks later than that after a change is hardly its work. */
  static final Duration CONSEQUENCE = Duration.ofDays(1);
  private static final int MOST_EVERYWHERE = 20_000;
  private final Jdbi jdbi;

  public StoredChanges(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  @Override
  public List<Change> of(RoomId room, Instant from, Instant until, int most) {
    return jdbi.withHandle(handle -> handle.createQuery("""
        SELECT * FROM room_change WHERE room_id = :room AND at >= :from AND at <= :until
        ORDER BY at DESC, device_id, kind LIMIT :most""").bind("room", room.value()).bind("from", from.toEpochMilli())
        .bind("until", until.toEpochMilli()).bind("most", most).map((row, _) -> change(row)).list());
  }

  @Override
  public Map<String, Instant> lastProofs(RoomId room) {
    Map<String, Instant> proofs = new HashMap<>();
    jdbi.useHandle(handle -> handle.createQuery("SELECT item, proved_at FROM item_proof WHERE room_id = :room")
        .bind("room", room.value()).map((row, _) -> proofs.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
        .list());
    return proofs;
  }

  @Override
  public List<RoomChange> everywhere(Instant since) {
    return jdbi.withHandle(handle -> handle.createQuery("""
        SELECT c.*, EXISTS (SELECT 1 FROM readiness_change r WHERE r.room_id = c.room_id AND r.at >= c.at
            AND r.at < c.at + :consequence AND r.readiness IN ('NOT_READY', 'DEGRADED')) AS broke
        FROM room_change c WHERE c.at >= :since ORDER BY c.at DESC, c.room_id, c.device_id, c.kind LIMIT :most""")
        .bind("consequence", CONSEQUENCE.toMillis()).bind("since", since.toEpochMilli()).bind("most", MOST_EVERYWHERE)
        .map((row, _) -> new RoomChange(new RoomId(row.getString("room_id")), change(row), row.getInt("broke") != 0))
        .list());
  }

  /** Removes changes before a time; returns how many. */
  public int forgetBefore(Instant time) {
    return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM room_change WHERE at < :time")
        .bind("time", time.toEpochMilli()).execute());
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(Instant.ofEpochMilli(row.getLong("at")), ChangeKind.valueOf(row.getString("kind")),
        new DeviceId(row.getString("device_id")), row.getString("device_name"), row.getString("model"),
        row.getString("was"), row.getString("became"));
  }
}
