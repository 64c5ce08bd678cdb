// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.RoomId;
import org.klartecken.room.UnitId;

/** The sightings of the database. */
public final class StoredUnits implements UnitLedger {
  private static final int MOST = 50;
  private final Jdbi jdbi;

  public StoredUnits(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  @Override
  public List<Sighting> of(UnitId unit) {
    return jdbi.withHandle(handle -> handle.createQuery("""
        SELECT room_id, from_at, until_at FROM unit_sighting WHERE model = :model AND serial = :serial
        ORDER BY from_at DESC LIMIT :most""").bind("model", unit.model()).bind("serial", unit.serial())
        .bind("most", MOST).map((row, _) -> {
          long until = row.getLong(3);
          boolean isThere = row.wasNull(); // tells of the column that was read last
          return new Sighting(new RoomId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)),
              isThere ? null : Instant.ofEpochMilli(until));
        }).list());
  }

  /** Whether nothing was ever noted, as when the server was just upgraded. */
  public boolean isEmpty() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM unit_sighting)").mapTo(Integer.class).one() == 0);
  }

  /** Removes sightings that ended before a time; returns how many. */
  public int forgetBefore(Instant time) {
    return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM unit_sighting WHERE until_at < :time")
        .bind("time", time.toEpochMilli()).execute());
  }
}
