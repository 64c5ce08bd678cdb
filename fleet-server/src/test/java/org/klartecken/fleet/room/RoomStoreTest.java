// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.store.Database;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.readiness.Readiness;

/** Rooms of a database that an older version wrote, or that somebody broke. */
class RoomStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String LOST = """
      [{"item":"camera","deviceName":"MeetUp","reason":"DEVICE_LOST","severity":"CRITICAL",
        "since":"2026-11-24T09:00:00Z","hold":"PT20S","text":{"sv":"Borta.","en":"Gone."},"purposes":["HYBRID"]}]""";

  @Test
  void faultsThatAnOlderVersionStoredKeepTheirBeginAndAreJudgedAnew(@TempDir Path folder) throws SQLException {
    KnownRoom room = written(folder.resolve("t.db"), LOST);
    assertEquals(Readiness.NOT_READY, room.judged().readiness());
    assertEquals(List.of(Instant.parse("2026-11-24T09:00:00Z")),
        room.judged().findings().stream().map(f -> f.since()).toList());
    assertEquals(7, room.reports());
    assertFalse(room.holds(CatalogLoader.shipped().catalog(), NOON));
  }

  @Test
  void whatCannotBeReadIsForgottenAndNeverHolds(@TempDir Path folder) throws SQLException {
    KnownRoom room = written(folder.resolve("t.db"), "[{]");
    assertEquals(Readiness.UNKNOWN, room.judged().readiness());
    assertEquals(List.of(), room.judged().findings());
    assertFalse(room.holds(CatalogLoader.shipped().catalog(), NOON));
  }

  private static KnownRoom written(Path file, String findings) throws SQLException {
    String url = "jdbc:sqlite:" + file;
    Flyway.configure().dataSource(url, null, null).locations("classpath:db").target("3").load().migrate();
    try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO room (id, organisation, site, site_name, floor, name, standard, zone,"
          + " created_at) VALUES ('an', 'town', 'hall', 'Hall', '', 'Ån', 'huddle', 'UTC', 0)");
      statement.executeUpdate("INSERT INTO room_state VALUES ('an', '{}', '" + findings + "', 'NOT_READY', 0, 7)");
    }
    try (Database database = Database.open(file)) {
      return database.read(connection -> new RoomStore().all(connection)).getFirst();
    }
  }
}
