// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.fleet.web.session.PasswordRules.Fault;

/** The users and the links by which a new one chooses a password. Thread-safe. */
public final class Users {
  /** How long an invitation can be used. */
  public static final Duration INVITATION_LASTS = Duration.ofDays(3);
  private final Jdbi jdbi;

  public Users(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  /** What became of adding a user. */
  public sealed interface Added {
    record Done(User user) implements Added {
    }

    record Refused(Fault reason) implements Added {
    }
  }

  /** Whether nobody can log in yet. */
  public boolean none() {
    return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM web_user").mapTo(Long.class).one()) == 0;
  }

  /** All of them, by name. */
  public List<User> all() {
    return jdbi.withHandle(h -> h.createQuery("SELECT id, name, created_at FROM web_user ORDER BY folded")
        .map((row, _) -> user(row)).list());
  }

  /** Adds a user whose name and password keep the rules. Takes as long as one hash. */
  public Added add(String name, String password, String again, Instant now) {
    String wanted = name.strip();
    Optional<Fault> fault = PasswordRules.ofName(wanted).or(() -> PasswordRules.ofPassword(wanted, password, again));
    if (fault.isPresent()) {
      return new Added.Refused(fault.get());
    }
    User user = new User(Secret.freshId(), wanted, now);
    int added = jdbi.withHandle(h -> h.createUpdate("""
        INSERT INTO web_user (id, name, folded, password, created_at) VALUES (:id, :name, :folded, :password, :now)
        ON CONFLICT (folded) DO NOTHING""").bind("id", user.id()).bind("name", wanted).bind("folded", fold(wanted))
        .bind("password", Passwords.hash(password)).bind("now", now.toEpochMilli()).execute());
    return added == 1 ? new Added.Done(user) : new Added.Refused(Fault.NAME_TAKEN);
  }

  /** The user of that name, when the password is right. Takes as long as one hash, whoever is named. */
  public Optional<User> check(String name, String password) {
    record Known(User user, String hash) {
    }
    Optional<Known> known = jdbi.withHandle(
        h -> h.createQuery("SELECT id, name, created_at, password FROM web_user WHERE folded = :folded")
            .bind("folded", fold(name)).map((row, _) -> new Known(user(row), row.getString(4))).findOne());
    if (password.length() > PasswordRules.LONGEST || known.isEmpty()) {
      Passwords.spendTheSameTime("");
      return Optional.empty();
    }
    return known.filter(k -> Passwords.matches(password, k.hash())).map(Known::user);
  }

  /** Removes a user and ends the sessions; the last one stays. */
  public boolean remove(String id) {
    return jdbi.inTransaction(h -> {
      int removed = h.execute("DELETE FROM web_user WHERE id = ? AND (SELECT count(*) FROM web_user) > 1", id);
      h.execute("DELETE FROM web_session WHERE user_id = ? AND ? = 1", id, removed);
      return removed == 1;
    });
  }

  /** A secret for a link by which somebody chooses name and password, once. */
  public String invite(Instant now) {
    String secret = Secret.fresh();
    jdbi.useHandle(h -> {
      h.execute("DELETE FROM web_invitation WHERE expires_at < ?", now.toEpochMilli());
      h.execute("INSERT INTO web_invitation (hash, expires_at) VALUES (?, ?)", Secret.hash(secret),
          now.plus(INVITATION_LASTS).toEpochMilli());
    });
    return secret;
  }

  public boolean isInvited(String secret, Instant now) {
    return Secret.isWellFormed(secret) && jdbi.withHandle(
        h -> h.createQuery("SELECT count(*) FROM web_invitation WHERE hash = :hash AND expires_at >= :now")
            .bind("hash", Secret.hash(secret)).bind("now", now.toEpochMilli()).mapTo(Long.class).one()) == 1;
  }

  /** Uses an invitation up; false when somebody was faster. */
  public boolean redeem(String secret) {
    return jdbi.withHandle(h -> h.execute("DELETE FROM web_invitation WHERE hash = ?", Secret.hash(secret))) == 1;
  }

  static User user(ResultSet row) throws SQLException {
    return new User(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)));
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
