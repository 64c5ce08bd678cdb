// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.web.session.PasswordRules.Fault;
import org.klartecken.fleet.web.session.Users.Added;

class SessionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:42:07Z");
  private static final String PASSWORD = "sju gröna hästar";
  @TempDir
  Path folder;
  private Database database;
  private Users users;
  private Sessions sessions;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("session.db"));
    users = new Users(database.dataSource());
    sessions = new Sessions(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void userIsKnownByPasswordWhateverTheCaseOfTheName() {
    User sara = sara();
    assertEquals(Optional.of(sara.id()), users.check(" sara LIND", PASSWORD).map(User::id));
    assertEquals(Optional.empty(), users.check("Sara Lind", PASSWORD + "!"));
    assertEquals(Optional.empty(), users.check("nobody", PASSWORD));
    assertEquals(new Added.Refused(Fault.NAME_TAKEN), users.add("SARA lind", PASSWORD, PASSWORD, NOW));
  }

  @Test
  void databaseKeepsNeitherPasswordNorCookie() {
    String cookie = sessions.begin(sara(), NOW);
    String all = Jdbi.create(database.dataSource()).withHandle(h -> h
        .createQuery(
            "SELECT (SELECT group_concat(password) FROM web_user) || (SELECT group_concat(hash) FROM web_session)")
        .mapTo(String.class).one());
    assertTrue(all.startsWith("$argon2id$"), all);
    assertFalse(all.contains(cookie) || all.contains(PASSWORD), all);
  }

  @Test
  void sessionEndsWhenIdleWhenOldAndWhenLeft() {
    User sara = sara();
    String cookie = sessions.begin(sara, NOW);
    Session session = sessions.find(cookie, NOW.plus(Sessions.IDLE)).orElseThrow();
    assertEquals("Sara Lind", session.user().name());
    assertTrue(sessions.find(cookie, NOW.plus(Sessions.IDLE.multipliedBy(2))).isPresent(), "seen in between");
    assertTrue(sessions.find(cookie, NOW.plus(Sessions.IDLE.multipliedBy(4))).isEmpty(), "idle too long");
    String other = sessions.begin(sara, NOW);
    for (Instant at = NOW; at.isBefore(NOW.plus(Sessions.LONGEST)); at = at.plus(Duration.ofHours(10))) {
      assertTrue(sessions.find(other, at).isPresent());
    }
    assertTrue(sessions.find(other, NOW.plus(Sessions.LONGEST).plusSeconds(1)).isEmpty(), "too old");
    String third = sessions.begin(sara, NOW);
    sessions.end(sessions.find(third, NOW).orElseThrow());
    assertTrue(sessions.find(third, NOW).isEmpty());
    assertTrue(sessions.find("'; DROP TABLE web_session", NOW).isEmpty());
  }

  @Test
  void invitationOpensOnceAndForThreeDays() {
    String secret = users.invite(NOW);
    assertTrue(users.isInvited(secret, NOW.plus(Users.INVITATION_LASTS)));
    assertFalse(users.isInvited(secret, NOW.plus(Users.INVITATION_LASTS).plusSeconds(1)));
    assertTrue(users.redeem(secret));
    assertFalse(users.redeem(secret));
    assertFalse(users.isInvited(secret, NOW));
  }

  @Test
  void lastUserStaysAndARemovedOneIsOut() {
    User sara = sara();
    assertFalse(users.remove(sara.id()));
    var ali = assertInstanceOf(Added.Done.class, users.add("Ali Haddad", PASSWORD, PASSWORD, NOW)).user();
    String cookie = sessions.begin(ali, NOW);
    assertTrue(users.remove(ali.id()));
    assertTrue(sessions.find(cookie, NOW).isEmpty());
  }

  @Test
  void setupLinkOpensWhileThereIsNobody() {
    SetupLink link = new SetupLink(users);
    String secret = link.path().orElseThrow().substring("/setup/".length());
    assertTrue(link.opens(secret));
    assertFalse(link.opens(""));
    link.use();
    assertFalse(link.opens(secret));
    sara();
    assertTrue(new SetupLink(users).path().isEmpty());
  }

  @Test
  void auditLogIsOnlyAddedTo() {
    AuditLog audit = new AuditLog(database.dataSource());
    audit.add(new AuditLog.Line(NOW, "Sara Lind", AuditLog.Act.SET_UP, "Sara Lind", "127.0.0.1"));
    Jdbi jdbi = Jdbi.create(database.dataSource());
    assertThrows(JdbiException.class, () -> jdbi.useHandle(h -> h.execute("UPDATE audit SET who = 'x'")));
    assertThrows(JdbiException.class, () -> jdbi.useHandle(h -> h.execute("DELETE FROM audit")));
    assertEquals("Sara Lind", audit.last(10).getFirst().who());
  }

  @ParameterizedTest
  @CsvSource({"kort,TOO_SHORT", "aaaaaaaaaaaaaaaa,TOO_PLAIN", "jag heter sara lind,HAS_NAME"})
  void weakPasswordsAreRefusedWithTheReason(String password, Fault fault) {
    assertEquals(Optional.of(fault), PasswordRules.ofPassword("Sara Lind", password, password));
  }

  @Test
  void passwordsMustBeRepeatedAndBounded() {
    assertEquals(Optional.of(Fault.NOT_REPEATED), PasswordRules.ofPassword("Sara", PASSWORD, "annat"));
    assertEquals(Optional.of(Fault.TOO_LONG), PasswordRules.ofPassword("Sara", "abcdefgh".repeat(26), ""));
    assertEquals(Optional.empty(), PasswordRules.ofPassword("Sara Lind", PASSWORD, PASSWORD));
  }

  @Test
  void limitRegainsItsTriesEvenly() {
    RateLimit limit = new RateLimit(3, Duration.ofMinutes(3));
    for (int i = 0; i < 3; i++) {
      assertTrue(limit.allows("a", NOW));
    }
    assertFalse(limit.allows("a", NOW));
    assertTrue(limit.allows("b", NOW), "others are not limited");
    assertFalse(limit.allows("a", NOW.plusSeconds(59)));
    assertTrue(limit.allows("a", NOW.plusSeconds(60)));
    limit.forgive("a");
    assertTrue(limit.allows("a", NOW.plusSeconds(60)));
  }

  private User sara() {
    return assertInstanceOf(Added.Done.class, users.add("Sara Lind", PASSWORD, PASSWORD, NOW)).user();
  }
}
