// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.usage.MigratedDatabase;

class TokenStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private Path folder;
  private TokenStore tokens;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    tokens = new TokenStore(MigratedDatabase.in(folder));
  }

  @Test
  void grantsWhatWasMade() {
    TokenStore.Created made = tokens.create("grafana", "norrkoping", Set.of(Scope.READ), NOW.plusSeconds(60), NOW);
    var granted = assertInstanceOf(TokenVerdict.Granted.class, tokens.verify(made.secret(), NOW));
    assertEquals(made.token(), granted.token());
    assertTrue(granted.token().sees("norrkoping"));
    assertFalse(granted.token().sees("linkoping"));
    assertFalse(granted.token().allows(Scope.OPERATE));
  }

  @Test
  void deniesWithAReason() {
    TokenStore.Created made = tokens.create("door", null, Set.of(Scope.READ, Scope.OPERATE), NOW.plusSeconds(60), NOW);
    assertEquals(denied(TokenDenial.EXPIRED), tokens.verify(made.secret(), NOW.plusSeconds(60)));
    assertEquals(denied(TokenDenial.MALFORMED), tokens.verify("ktk_short", NOW));
    assertEquals(denied(TokenDenial.UNKNOWN), tokens.verify("ktk_" + "A".repeat(43), NOW));
    assertTrue(tokens.revoke(made.token().id(), NOW));
    assertFalse(tokens.revoke(made.token().id(), NOW));
    assertEquals(denied(TokenDenial.REVOKED), tokens.verify(made.secret(), NOW));
  }

  @Test
  void notesItsUseToTheMinute() {
    TokenStore.Created made = tokens.create("door", null, Set.of(Scope.READ), null, NOW);
    tokens.verify(made.secret(), NOW);
    tokens.verify(made.secret(), NOW.plusSeconds(59));
    assertEquals(NOW, tokens.list().getFirst().usedAt());
    tokens.verify(made.secret(), NOW.plusSeconds(61));
    assertEquals(NOW.plusSeconds(61), tokens.list().getFirst().usedAt());
  }

  @Test
  void neverWritesTheSecret() throws Exception {
    TokenStore.Created made = tokens.create("door", null, Set.of(Scope.READ), null, NOW);
    assertNotEquals(made.secret(), tokens.create("door", null, Set.of(Scope.READ), null, NOW).secret());
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String octets = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(octets.contains(made.secret()), file.toString());
      }
    }
  }

  private static TokenVerdict denied(TokenDenial reason) {
    return new TokenVerdict.Denied(reason);
  }
}
