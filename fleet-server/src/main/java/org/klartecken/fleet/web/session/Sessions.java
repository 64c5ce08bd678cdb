// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Who is logged in. The database keeps a hash of the cookie only, so that its copy opens nothing. Thread-safe. */
public final class Sessions {
  /** A session ends when nothing was asked for so long; an open live page asks. */
  public static final Duration IDLE = Duration.ofHours(12);
  /** A session ends so long after the log-in, whatever happens. */
  public static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration SEEN_NOTED_EVERY = Duration.ofMinutes(5);
  private final Jdbi jdbi;

  public Sessions(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  /** Begins a session; the answer is the cookie's value. */
  public String begin(User user, Instant now) {
    String secret = Secret.fresh();
    jdbi.useHandle(h -> {
      h.execute("DELETE FROM web_session WHERE seen_at < ? OR created_at < ?", now.minus(IDLE).toEpochMilli(),
          now.minus(LONGEST).toEpochMilli());
      h.execute("INSERT INTO web_session (hash, user_id, created_at, seen_at) VALUES (?, ?, ?, ?)",
          Secret.hash(secret), user.id(), now.toEpochMilli(), now.toEpochMilli());
    });
    return secret;
  }

  /** The session of a cookie, when it lasts; noted as seen. */
  public Optional<Session> find(String cookie, Instant now) {
    return Secret.isWellFormed(cookie) ? lasting(Secret.hash(cookie), now) : Optional.empty();
  }

  /** The session stored under a hash, when it lasts; noted as seen. */
  public Optional<Session> lasting(String hash, Instant now) {
    record Row(User user, Instant seen) {
    }
    Optional<Row> row = jdbi.withHandle(h -> h.createQuery("""
        SELECT u.id, u.name, u.created_at, s.seen_at FROM web_session s JOIN web_user u ON u.id = s.user_id
        WHERE s.hash = :hash AND s.seen_at >= :idle AND s.created_at >= :oldest""").bind("hash", hash)
        .bind("idle", now.minus(IDLE).toEpochMilli()).bind("oldest", now.minus(LONGEST).toEpochMilli())
        .map((r, _) -> new Row(Users.user(r), Instant.ofEpochMilli(r.getLong(4)))).findOne());
    row.filter(r -> r.seen().plus(SEEN_NOTED_EVERY).isBefore(now)).ifPresent(_ -> jdbi.useHandle(
        h -> h.execute("UPDATE web_session SET seen_at = ? WHERE hash = ?", now.toEpochMilli(), hash)));
    return row.map(r -> new Session(hash, r.user()));
  }

  public void end(Session session) {
    jdbi.useHandle(h -> h.execute("DELETE FROM web_session WHERE hash = ?", session.hash()));
  }
}
