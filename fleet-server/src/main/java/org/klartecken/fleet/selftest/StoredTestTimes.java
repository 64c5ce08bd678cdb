// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;

/** The times of self-tests in the database. */
final class StoredTestTimes {
  private final Jdbi jdbi;

  StoredTestTimes(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  List<TestTime> all() {
    return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM self_test_time ORDER BY made_at, id")
        .map((row, _) -> read(row)).list());
  }

  /** Stores it as it is now, new or not. */
  void put(TestTime time) {
    Occasion.Weekly weekly = time.occasion() instanceof Occasion.Weekly w ? w : null;
    Occasion.Before once = time.occasion() instanceof Occasion.Before b ? b : null;
    jdbi.useHandle(handle -> handle.execute("""
        INSERT INTO self_test_time (id, room_id, days, clock, before_at, minutes, made_by, made_at, decided_at, result,
          removed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET decided_at = excluded.decided_at, result = excluded.result,
          removed_at = excluded.removed_at""", time.id(), time.room().value(),
        weekly == null ? "" : weekly.days().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(",")),
        weekly == null ? "" : weekly.clock().toString(), once == null ? null : once.time().toEpochMilli(),
        once == null ? null : once.minutes(), time.by(), time.madeAt().toEpochMilli(), time.decided().toEpochMilli(),
        time.result().name(), milliseconds(time.removedAt())));
  }

  void forget(TestTime time) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM self_test_time WHERE id = ?", time.id()));
  }

  private static @Nullable Long milliseconds(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  private static TestTime read(ResultSet row) throws SQLException {
    long before = row.getLong("before_at");
    Occasion occasion = row.wasNull()
        ? new Occasion.Weekly(days(row.getString("days")), LocalTime.parse(row.getString("clock")))
        : new Occasion.Before(Instant.ofEpochMilli(before), row.getInt("minutes"));
    long removed = row.getLong("removed_at");
    Instant removedAt = row.wasNull() ? null : Instant.ofEpochMilli(removed);
    return new TestTime(new RoomId(row.getString("room_id")), row.getString("id"), occasion, row.getString("made_by"),
        Instant.ofEpochMilli(row.getLong("made_at")), Instant.ofEpochMilli(row.getLong("decided_at")),
        TestTime.Result.valueOf(row.getString("result")), removedAt);
  }

  private static Set<DayOfWeek> days(String words) {
    return Arrays.stream(words.split(",")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
  }
}
