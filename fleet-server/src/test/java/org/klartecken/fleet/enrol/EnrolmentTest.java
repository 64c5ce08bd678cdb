// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.store.Database;

class EnrolmentTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private final List<Room> opened = new ArrayList<>();
  private final Path folder;
  private final Database database;
  private final AgentRegistry registry;
  private final EnrolTokens tokens;
  private final Enrolment enrolment;

  EnrolmentTest(@TempDir Path folder) {
    this.folder = folder;
    database = Database.open(folder.resolve("t.db"));
    registry = AgentRegistry.load(database);
    tokens = new EnrolTokens(database, CertificateAuthority.open(folder.resolve("ca"), List.of("localhost"), NOW)
        .fingerprint());
    enrolment = new Enrolment(database, registry, new RoomDefaults("main", "hall", "Town hall", "hybrid",
        ZoneOffset.UTC), folder.resolve("enrol.key"), opened::add);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tokenWithoutARoomMakesOneOfThePcsName() {
    Room room = enrolled(token(RoomPlan.NONE), "n", "Sammanträdesrum Ån 2").room();
    assertEquals("sammantradesrum-an-2", room.id().value());
    assertEquals("Sammanträdesrum Ån 2", room.name());
    assertEquals("Town hall", room.siteName());
    assertEquals("sammantradesrum-an-2-2", enrolled(token(RoomPlan.NONE), "n", "Sammanträdesrum Ån 2").room().id()
        .value());
    assertEquals(2, opened.size());
  }

  @Test
  void credentialsHoldInMemoryAndAfterARestart() {
    var pc = enrolled(token(RoomPlan.NONE), "n", "pc");
    for (AgentRegistry agents : List.of(registry, AgentRegistry.load(database))) {
      AgentAccess access = agents.find(pc.agent()).orElseThrow();
      assertTrue(access.knows(pc.password()));
      assertFalse(access.knows(pc.password() + "x"));
      assertEquals(pc.room().id(), access.room());
    }
  }

  @Test
  void sameTokenAndNonceGiveTheSameCredentialsForTenMinutes() {
    String token = token(RoomPlan.NONE);
    var first = enrolled(token, "n", "pc");
    assertEquals(first, enrolment.enrol(token, "n", "pc", "0.1", NOW.plusSeconds(599)));
    assertEquals(refused(EnrolRefusal.TOKEN_USED), enrolment.enrol(token, "n", "pc", "0.1", NOW.plusSeconds(600)));
    assertEquals(refused(EnrolRefusal.TOKEN_USED), enrolment.enrol(token, "other", "pc", "0.1", NOW));
  }

  @Test
  void refusesWithTheReason() {
    String token = token(RoomPlan.NONE);
    assertEquals(refused(EnrolRefusal.TOKEN_UNKNOWN), enrolment.enrol("kt1.x.y", "n", "pc", "0.1", NOW));
    String forged = token.substring(0, 4) + (token.charAt(4) == 'A' ? 'B' : 'A') + token.substring(5);
    assertEquals(refused(EnrolRefusal.TOKEN_UNKNOWN), enrolment.enrol(forged, "n", "pc", "0.1", NOW));
    assertEquals(refused(EnrolRefusal.MALFORMED), enrolment.enrol(token, "n", "x".repeat(101), "0.1", NOW));
    assertEquals(refused(EnrolRefusal.MALFORMED), enrolment.enrol(token, " ", "pc", "0.1", NOW));
    assertEquals(refused(EnrolRefusal.TOKEN_EXPIRED), enrolment.enrol(token, "n", "pc", "0.1", NOW.plus(HOUR)));
    assertEquals(List.of(), opened);
  }

  @Test
  void newPcOfARoomReplacesTheOldOne() {
    var plan = new RoomPlan(Optional.of("an"), Optional.of("town"), Optional.of("library"), Optional.empty(),
        Optional.of("2"), Optional.of("Ån"), Optional.of("council"));
    var old = enrolled(token(plan), "n", "pc-1");
    var fresh = enrolled(token(plan), "n", "pc-2");
    assertEquals(old.room().id(), fresh.room().id());
    assertEquals("council", fresh.room().standard());
    assertNotEquals(old.agent(), fresh.agent());
    assertTrue(registry.find(old.agent()).isEmpty());
    assertTrue(AgentRegistry.load(database).find(old.agent()).isEmpty());
    assertTrue(registry.find(fresh.agent()).isPresent());
  }

  @Test
  void noSecretIsStored() throws Exception {
    String token = token(RoomPlan.NONE);
    var pc = enrolled(token, "a-nonce-of-the-pc", "pc");
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String octets = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(octets.contains(pc.password()), file + " holds the password");
        assertFalse(octets.contains(token), file + " holds the token");
      }
    }
  }

  private String token(RoomPlan plan) {
    return tokens.create(plan, 1, HOUR, NOW).getFirst();
  }

  private EnrolOutcome.Enrolled enrolled(String token, String nonce, String name) {
    return assertInstanceOf(EnrolOutcome.Enrolled.class, enrolment.enrol(token, nonce, name, "0.1", NOW));
  }

  private static EnrolOutcome refused(EnrolRefusal reason) {
    return new EnrolOutcome.Refused(reason);
  }
}
