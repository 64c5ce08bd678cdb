// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.store.Database;

/**
 * One-time tokens by which a room PC enrols: {@code kt1.<256 random bits>.<fingerprint of the authority>}. The
 * fingerprint lets the PC know the right server before it trusts it. Only hashes are stored.
 */
public final class EnrolTokens {
  private static final Pattern SHAPE = Pattern.compile("kt1\\.[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}");
  private final Database database;
  private final String fingerprint;

  public EnrolTokens(Database database, String fingerprint) {
    this.database = database;
    this.fingerprint = fingerprint;
  }

  static boolean isWellFormed(String token) {
    return SHAPE.matcher(token).matches();
  }

  /** Makes tokens, each for one PC; a plan that names a room allows one only. They are shown here and never again. */
  public List<String> create(RoomPlan plan, int count, Duration life, Instant now) {
    if (count < 1 || count > 20_000 || (count > 1 && plan.room().isPresent())) {
      throw new IllegalArgumentException("a token for a named room is made one at a time, others at most 20000");
    }
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add("kt1." + Secrets.randomText() + '.' + fingerprint);
    }
    database.write(connection -> insert(connection, tokens, plan, now, now.plus(life)));
    return tokens;
  }

  private static int[] insert(Connection connection, List<String> tokens, RoomPlan plan, Instant now, Instant end)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO enrol_token (hash, created_at, expires_at, room_id, organisation, site, site_name, floor,
          room_name, standard) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      List<Optional<String>> words = List.of(plan.room(), plan.organisation(), plan.site(), plan.siteName(),
          plan.floor(), plan.name(), plan.standard());
      for (String token : tokens) {
        insert.setString(1, Secrets.hash(token));
        insert.setLong(2, now.toEpochMilli());
        insert.setLong(3, end.toEpochMilli());
        for (int i = 0; i < words.size(); i++) {
          insert.setString(4 + i, words.get(i).orElse(null));
        }
        insert.addBatch();
      }
      return insert.executeBatch();
    }
  }

  /** A token as it is kept. */
  record Kept(Instant expiresAt, RoomPlan plan, @Nullable Instant usedAt, @Nullable String nonceHash,
      @Nullable String agent) {
  }

  static Optional<Kept> find(Connection connection, String token) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("""
        SELECT expires_at, room_id, organisation, site, site_name, floor, room_name, standard, used_at, nonce_hash,
          agent_id FROM enrol_token WHERE hash = ?""")) {
      query.setString(1, Secrets.hash(token));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(kept(row)) : Optional.empty();
      }
    }
  }

  private static Kept kept(ResultSet row) throws SQLException {
    RoomPlan plan = new RoomPlan(word(row, 2), word(row, 3), word(row, 4), word(row, 5), word(row, 6), word(row, 7),
        word(row, 8));
    long used = row.getLong(9);
    return new Kept(Instant.ofEpochMilli(row.getLong(1)), plan, used == 0 ? null : Instant.ofEpochMilli(used),
        row.getString(10), row.getString(11));
  }

  private static Optional<String> word(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static void markUsed(Connection connection, String token, String nonce, String agent, Instant now)
      throws SQLException {
    try (PreparedStatement update = connection
        .prepareStatement("UPDATE enrol_token SET used_at = ?, nonce_hash = ?, agent_id = ? WHERE hash = ?")) {
      update.setLong(1, now.toEpochMilli());
      update.setString(2, Secrets.hash(nonce));
      update.setString(3, agent);
      update.setString(4, Secrets.hash(token));
      update.executeUpdate();
    }
  }
}
