// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes, checks, lists and revokes bearer tokens. Thread-safe. */
public final class TokenStore {
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
  private final Jdbi jdbi;

  public TokenStore(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  /** A token that was just made, with the only sight of its secret. */
  public record Created(ApiToken token, String secret) {
  }

  /**
   * Makes a token.
   *
   * @param name 1 to 80 characters
   * @param scopes at least one
   */
  public Created create(String name, @Nullable String organisation, Set<Scope> scopes, @Nullable Instant expiresAt,
      Instant now) {
    if (name.isBlank() || name.length() > 80 || scopes.isEmpty()) {
      throw new IllegalArgumentException("a token needs a name of 1 to 80 characters and a scope");
    }
    String secret = Secret.fresh();
    ApiToken token = new ApiToken(Secret.freshId(), name, organisation, scopes, now, expiresAt, null, null);
    jdbi.useHandle(handle -> handle.createUpdate("""
        INSERT INTO api_token (id, name, hash, organisation, scopes, created_at, expires_at)
        VALUES (:id, :name, :hash, :organisation, :scopes, :created, :expires)""").bind("id", token.id())
        .bind("name", name).bind("hash", Secret.hash(secret)).bind("organisation", organisation)
        .bind("scopes", scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(",")))
        .bind("created", now.toEpochMilli()).bind("expires", expiresAt == null ? null : expiresAt.toEpochMilli())
        .execute());
    return new Created(token, secret);
  }

  /** What a presented secret is worth now; notes its use. */
  public TokenVerdict verify(String secret, Instant now) {
    if (!Secret.isWellFormed(secret)) {
      return new TokenVerdict.Denied(TokenDenial.MALFORMED);
    }
    Optional<ApiToken> found = jdbi
        .withHandle(handle -> handle.createQuery("SELECT * FROM api_token WHERE hash = :hash")
            .bind("hash", Secret.hash(secret)).map((row, _) -> read(row)).findOne());
    return found.map(token -> judge(token, now)).orElseGet(() -> new TokenVerdict.Denied(TokenDenial.UNKNOWN));
  }

  /** Whether a token of that id still holds. */
  public boolean holds(String id, Instant now) {
    return jdbi.withHandle(handle -> handle.createQuery("""
        SELECT COUNT(*) FROM api_token
        WHERE id = :id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)""").bind("id", id)
        .bind("now", now.toEpochMilli()).mapTo(Integer.class).one()) > 0;
  }

  /** All tokens, the oldest first, revoked ones too. */
  public List<ApiToken> list() {
    return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM api_token ORDER BY created_at, id")
        .map((row, _) -> read(row)).list());
  }

  /** Revokes a token; false when there is none of that id that still holds. */
  public boolean revoke(String id, Instant now) {
    return jdbi.withHandle(handle -> handle
        .execute("UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now.toEpochMilli(),
            id)) > 0;
  }

  private TokenVerdict judge(ApiToken token, Instant now) {
    if (token.revokedAt() != null) {
      return new TokenVerdict.Denied(TokenDenial.REVOKED);
    }
    Instant end = token.expiresAt();
    if (end != null && !now.isBefore(end)) {
      return new TokenVerdict.Denied(TokenDenial.EXPIRED);
    }
    Instant used = token.usedAt();
    if (used == null || used.plus(USE_NOTED_EVERY).isBefore(now)) {
      jdbi.useHandle(handle -> handle.execute("UPDATE api_token SET used_at = ? WHERE id = ?", now.toEpochMilli(),
          token.id()));
    }
    return new TokenVerdict.Granted(token);
  }

  private static ApiToken read(ResultSet row) throws SQLException {
    Set<Scope> scopes = Arrays.stream(Scope.values())
        .filter(scope -> List.of(string(row, "scopes").split(",", -1)).contains(scope.word()))
        .collect(Collectors.toUnmodifiableSet());
    return new ApiToken(string(row, "id"), string(row, "name"), row.getString("organisation"), scopes,
        Instant.ofEpochMilli(row.getLong("created_at")), instant(row, "expires_at"), instant(row, "used_at"),
        instant(row, "revoked_at"));
  }

  private static String string(ResultSet row, String column) {
    try {
      return row.getString(column);
    } catch (SQLException e) {
      throw new IllegalStateException("column " + column + " cannot be read", e);
    }
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
