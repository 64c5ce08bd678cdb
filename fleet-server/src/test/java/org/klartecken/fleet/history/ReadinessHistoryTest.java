// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartecken.readiness.Readiness.DEGRADED;
import static org.klartecken.readiness.Readiness.NOT_READY;
import static org.klartecken.readiness.Readiness.READY;
import static org.klartecken.readiness.Readiness.UNKNOWN;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.usage.MigratedDatabase;
import org.klartecken.readiness.Readiness;

class ReadinessHistoryTest {
  private static final RoomId ROOM = new RoomId("lommen");
  private static final RoomId OTHER = new RoomId("siljan");
  private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");

  private DataSource database;
  private StoredHistory history;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = MigratedDatabase.in(folder);
    history = new StoredHistory(database);
  }

  @Test
  void coversTheTimeAskedForWithoutAGap() throws Exception {
    note(ROOM, null, READY, at(-2));
    note(ROOM, READY, NOT_READY, at(1));
    note(ROOM, NOT_READY, READY, at(2));
    note(ROOM, READY, DEGRADED, at(9));
    note(OTHER, null, UNKNOWN, at(1));
    assertEquals(List.of(new ReadinessSpan(READY, at(0), at(1)), new ReadinessSpan(NOT_READY, at(1), at(2)),
        new ReadinessSpan(READY, at(2), at(4))), history.spans(ROOM, at(0), at(4)));
  }

  @Test
  void isUnknownBeforeTheFirstChange() throws Exception {
    note(ROOM, null, READY, at(3));
    assertEquals(List.of(new ReadinessSpan(UNKNOWN, at(0), at(3)), new ReadinessSpan(READY, at(3), at(4))),
        history.spans(ROOM, at(0), at(4)));
    assertEquals(List.of(new ReadinessSpan(UNKNOWN, at(0), at(4))), history.spans(OTHER, at(0), at(4)));
  }

  @Test
  void aChangeAtTheVeryBeginIsTheFirstSpan() throws Exception {
    note(ROOM, null, NOT_READY, at(0));
    assertEquals(List.of(new ReadinessSpan(NOT_READY, at(0), at(1))), history.spans(ROOM, at(0), at(1)));
    assertEquals(List.of(), history.spans(ROOM, at(1), at(1)));
  }

  @Test
  void writesTheSameChangeTwiceAsOne() throws Exception {
    note(ROOM, null, READY, at(0));
    note(ROOM, null, READY, at(0));
    note(ROOM, READY, READY, at(1));
    assertEquals(1, history.spans(ROOM, at(0), at(4)).size());
  }

  @Test
  void forgetsThePastButNotWhatHoldsStill() throws Exception {
    note(ROOM, null, READY, at(0));
    note(ROOM, READY, NOT_READY, at(1));
    note(ROOM, NOT_READY, DEGRADED, at(2));
    note(OTHER, null, READY, at(0));
    assertEquals(1, history.forgetBefore(at(1).plusSeconds(1)));
    assertEquals(NOT_READY, history.spans(ROOM, at(1), at(3)).getFirst().readiness());
    assertEquals(READY, history.spans(OTHER, at(3), at(4)).getFirst().readiness());
  }

  private static Instant at(int hours) {
    return EIGHT.plus(Duration.ofHours(hours));
  }

  private void note(RoomId room, @Nullable Readiness before, Readiness after, Instant at) throws Exception {
    try (Connection transaction = database.getConnection()) {
      new HistoryWriter().write(transaction, room, before, after, at);
    }
  }
}
