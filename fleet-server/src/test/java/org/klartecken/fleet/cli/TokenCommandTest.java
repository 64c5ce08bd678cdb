// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.Main;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.token.TokenVerdict;

class TokenCommandTest {
  private String data;

  /** What a command line came to. */
  private record Said(int exit, String out, String err) {
  }

  @BeforeEach
  void place(@TempDir Path folder) {
    data = folder.resolve("data").toString();
  }

  @Test
  void printsATokenThatHoldsOnceAndNothingElse() {
    Said made = run("token", "create", "--data", data, "--name", "grafana", "--scope", "read");
    assertEquals(0, made.exit(), made.err());
    assertInstanceOf(TokenVerdict.Granted.class, verify(made.out().strip()));
    Said list = run("token", "list", "--data", data);
    assertTrue(list.out().contains("grafana") && list.out().contains("valid"), list.out());
    assertFalse(list.out().contains(made.out().strip()));
  }

  @Test
  void operateIncludesRead() {
    Said made = run("token", "create", "--data", data, "--name", "helpdesk", "--scope", "operate", "--organisation",
        "norrkoping", "--days", "30");
    var granted = assertInstanceOf(TokenVerdict.Granted.class, verify(made.out().strip()));
    assertEquals(2, granted.token().scopes().size());
    assertEquals("norrkoping", granted.token().organisation());
  }

  @Test
  void revokesByTheIdThatTheListPrints() {
    Said made = run("token", "create", "--data", data, "--name", "door", "--scope", "read");
    String id = run("token", "list", "--data", data).out().split(" ", 2)[0];
    assertEquals(0, run("token", "revoke", "--data", data, id).exit());
    assertInstanceOf(TokenVerdict.Denied.class, verify(made.out().strip()));
    assertEquals(1, run("token", "revoke", "--data", data, id).exit());
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    Said scope = run("token", "create", "--data", data, "--name", "x", "--scope", "write");
    assertEquals(2, scope.exit());
    assertTrue(scope.err().startsWith("--scope is read or operate, not write."), scope.err());
    assertEquals(2, run("token", "create", "--data", data, "--name", "x", "--scope", "read", "--days", "0").exit());
    assertEquals(2, run("token").exit());
    assertEquals(2, run("simulate-rooms", "--data", data, "--rooms", "0").exit());
    assertEquals(2, run("simulate-rooms", "--data", data, "--rooms", "1", "--faults", "all").exit());
  }

  private TokenVerdict verify(String secret) {
    try (FleetStore store = FleetStore.open(Path.of(data))) {
      return new TokenStore(store.database().dataSource()).verify(secret, InstantSource.system().instant());
    }
  }

  private static Said run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Said(exit, out.toString(), err.toString());
  }
}
