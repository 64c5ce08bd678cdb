// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.WireCodec;

/** The self-tests of the database. */
public final class StoredSelfTests {
  private final Jdbi jdbi;
  private final WireCodec codec = new WireCodec();

  public StoredSelfTests(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  /** Those of a room that are over, newest first. */
  public List<SelfTestRun> newest(RoomId room, int limit) {
    return jdbi.withHandle(handle -> read(room, handle.createQuery("""
        SELECT message, ended_at, asked_by, begun_at FROM self_test WHERE room_id = :room
        ORDER BY ended_at DESC, id DESC LIMIT :limit""")
        .bind("room", room.value()).bind("limit", limit)));
  }

  /** @param query for message, ended_at, asked_by and begun_at */
  List<SelfTestRun> read(RoomId room, Query query) {
    return query.map((row, _) -> {
      Instant ended = Instant.ofEpochMilli(row.getLong(2));
      String by = row.getString(3);
      long begun = row.getLong(4);
      Instant begunAt = row.wasNull() ? ended : Instant.ofEpochMilli(begun);
      return read(room, row.getString(1), ended).map(run -> run.begun(by, begunAt));
    }).list().stream().flatMap(Optional::stream).toList();
  }

  /** Removes what is older; returns how much that was. */
  public int forgetBefore(Instant time) {
    return jdbi.withHandle(handle -> handle.createUpdate("""
        DELETE FROM self_test_fault WHERE EXISTS (SELECT 1 FROM self_test t
          WHERE t.room_id = self_test_fault.room_id AND t.id = self_test_fault.test_id AND t.ended_at < :time)""")
        .bind("time", time.toEpochMilli()).execute()
        + handle.createUpdate(
            """
                DELETE FROM self_test_missing WHERE EXISTS (SELECT 1 FROM self_test t
                  WHERE t.room_id = self_test_missing.room_id AND t.id = self_test_missing.test_id AND t.ended_at < :time)""")
            .bind("time", time.toEpochMilli()).execute()
        + handle.createUpdate("DELETE FROM self_test_seen WHERE said_at < :time").bind("time", time.toEpochMilli())
            .execute()
        + handle.createUpdate("DELETE FROM self_test WHERE ended_at < :time")
            .bind("time", time.toEpochMilli()).execute()
        + handle.createUpdate("DELETE FROM self_test_figure WHERE at < :time").bind("time", time.toEpochMilli())
            .execute());
  }

  private Optional<SelfTestRun> read(RoomId room, String message, Instant at) {
    return codec.decode(MessageKind.SELFTEST,
        message.getBytes(StandardCharsets.UTF_8)) instanceof Decoded.Accepted<Message>(Message.SelfTest test)
            ? Optional.of(SelfTestRun.told(room, test, null, at))
            : Optional.empty();
  }
}
