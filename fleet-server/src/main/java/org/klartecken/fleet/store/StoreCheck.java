// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database still takes what the largest message needs, tried at most every five seconds. Thread-safe. */
public final class StoreCheck {
  private static final Logger LOG = LoggerFactory.getLogger(StoreCheck.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  /** In characters, as many as the largest message has octets. */
  private static final int ROOM_FOR = 256 * 1024;
  private final Database database;
  private final InstantSource clock;
  private @Nullable Instant triedAt;

  public StoreCheck(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Why nothing can be stored, or empty; waits for a synced commit now and then. */
  public synchronized Optional<String> trouble() {
    Instant now = clock.instant();
    if (triedAt == null || now.isBefore(triedAt) || !now.isBefore(triedAt.plus(EVERY))) {
      triedAt = now;
      attempt();
    }
    return Optional.ofNullable(database.trouble()).map(Throwable::getMessage);
  }

  private void attempt() {
    try {
      database.write(StoreCheck::fillAndEmpty);
    } catch (NotStored e) { // the database remembers it as its trouble
      LOG.warn("The check of the database failed: {}", e.getMessage());
    }
  }

  /** Asks for the pages, gives them back, and commits what is left of that: some octets that reach the disk. */
  private static int fillAndEmpty(Connection transaction) throws SQLException {
    try (PreparedStatement fill = transaction.prepareStatement("INSERT INTO store_check (filler) VALUES (?)");
        PreparedStatement empty = transaction.prepareStatement("DELETE FROM store_check")) {
      fill.setString(1, " ".repeat(ROOM_FOR));
      fill.executeUpdate();
      return empty.executeUpdate();
    }
  }
}
