// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.history;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.RoomId;
import org.klartecken.readiness.Readiness;

/** The readiness history of the database. */
public final class StoredHistory implements ReadinessHistory {
  private final Jdbi jdbi;

  public StoredHistory(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  @Override
  public List<ReadinessSpan> spans(RoomId room, Instant from, Instant until) {
    NavigableMap<Instant, Readiness> changes = new TreeMap<>();
    jdbi.useHandle(handle -> handle.createQuery("""
        SELECT at, readiness FROM readiness_change WHERE room_id = :room AND at < :until AND at >=
          (SELECT COALESCE(MAX(at), :from) FROM readiness_change WHERE room_id = :room AND at <= :from)""")
        .bind("room", room.value()).bind("from", from.toEpochMilli()).bind("until", until.toEpochMilli())
        .map((row, _) -> changes.put(Instant.ofEpochMilli(row.getLong(1)), Readiness.valueOf(row.getString(2))))
        .list());
    return ReadinessSpans.of(changes, from, until);
  }

  /** Removes changes before a time, but for each room the last of them, which holds still; returns how many. */
  public int forgetBefore(Instant time) {
    return jdbi.withHandle(handle -> handle.createUpdate("""
        DELETE FROM readiness_change WHERE at < :time AND at <
          (SELECT MAX(later.at) FROM readiness_change later
           WHERE later.room_id = readiness_change.room_id AND later.at <= :time)""")
        .bind("time", time.toEpochMilli()).execute());
  }
}
