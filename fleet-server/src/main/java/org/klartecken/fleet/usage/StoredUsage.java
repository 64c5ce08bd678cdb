// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.UsageKind;

/** The usage sessions of the database. */
public final class StoredUsage implements UsageLedger {
  private final Jdbi jdbi;

  public StoredUsage(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  @Override
  public List<UsageSpan> spans(RoomId room, Instant from, Instant until) {
    return jdbi.withHandle(handle -> handle.createQuery("""
        SELECT kind, from_at, until_at FROM usage_session
        WHERE room_id = :room AND until_at >= :from AND from_at <= :until ORDER BY from_at, session_id""")
        .bind("room", room.value()).bind("from", from.toEpochMilli()).bind("until", until.toEpochMilli())
        .map((row, _) -> new UsageSpan(UsageKind.valueOf(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)),
            Instant.ofEpochMilli(row.getLong(3))))
        .list());
  }

  @Override
  public SortedMap<LocalDate, Duration> perDay(RoomId room, LocalDate first, LocalDate last, ZoneId zone) {
    Instant from = UsageMath.dayOf(first, zone).from();
    Instant until = UsageMath.dayOf(last, zone).until();
    return UsageMath.perDay(spans(room, from, until), first, last, zone);
  }

  /** Removes the sessions that ended before a time, and the clocks of boots not heard since; returns how many. */
  public int forgetBefore(Instant time) {
    return jdbi.inTransaction(handle -> {
      handle.execute("DELETE FROM boot_clock WHERE heard_at < ?", time.toEpochMilli());
      return handle.execute("DELETE FROM usage_session WHERE until_at < ?", time.toEpochMilli());
    });
  }
}
