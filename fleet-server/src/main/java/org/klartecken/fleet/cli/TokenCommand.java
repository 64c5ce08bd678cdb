// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.CannotStart;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.token.ApiToken;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token create|list|revoke}: bearer tokens of programs; works while the server runs. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Bearer tokens for the API, MQTT readers and /metrics.", subcommands = {
    TokenCommand.Create.class, TokenCommand.Listing.class, TokenCommand.Revoke.class})
public final class TokenCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: create, list or revoke.");
  }

  /** What all three need. */
  static final class Place {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's data folder")
    private Path data = Path.of("data");
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Something done with the tokens of a data folder; the answer is the exit code. */
    interface Work {
      int with(TokenStore tokens, PrintWriter out, Instant now);
    }

    int run(Work work) {
      try (FleetStore store = FleetStore.open(data)) {
        return work.with(new TokenStore(store.database().dataSource()), spec.commandLine().getOut(),
            InstantSource.system().instant());
      } catch (CannotStart e) {
        complain(e.getMessage());
        return 1;
      }
    }

    void complain(@Nullable String sentence) {
      spec.commandLine().getErr().println("klartecken-fleet: " + sentence);
    }
  }

  /** Prints the token once; it is never shown again. */
  @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a token and prints it, once.")
  public static final class Create implements Callable<Integer> {
    @Mixin
    private Place place;
    @Option(names = "--name", required = true, paramLabel = "TEXT", description = "what it is for; the author of what it does")
    private String name = "";
    @Option(names = "--scope", required = true, paramLabel = "read|operate", split = ",", description = "what it allows; operate includes read")
    private Set<String> scopes = Set.of();
    @Option(names = "--organisation", paramLabel = "SLUG", description = "the only tenant that it sees; otherwise all")
    private @Nullable String organisation;
    @Option(names = "--days", paramLabel = "N", description = "how long it holds; otherwise until it is revoked")
    private @Nullable Integer days;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      if (name.isBlank() || name.length() > 80) {
        throw new ParameterException(spec.commandLine(), "--name is a text of 1 to 80 characters.");
      }
      Integer life = days;
      if (life != null && (life < 1 || life > 3_660)) {
        throw new ParameterException(spec.commandLine(), "--days lies between 1 and 3660.");
      }
      Set<Scope> wanted = wanted();
      return place.run((tokens, out, now) -> {
        Instant end = life == null ? null : now.plus(Duration.ofDays(life));
        out.println(tokens.create(name, organisation, wanted, end, now).secret());
        return 0;
      });
    }

    private Set<Scope> wanted() {
      Set<Scope> wanted = new LinkedHashSet<>();
      for (String word : scopes) {
        switch (word) {
          case "read" -> wanted.add(Scope.READ);
          case "operate" -> wanted.addAll(Set.of(Scope.READ, Scope.OPERATE));
          default -> throw new ParameterException(spec.commandLine(), "--scope is read or operate, not " + word + '.');
        }
      }
      return wanted;
    }
  }

  /** One line per token, without secrets. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all tokens; the secrets are not kept.")
  public static final class Listing implements Callable<Integer> {
    @Mixin
    private Place place;

    @Override
    public Integer call() {
      return place.run((tokens, out, now) -> {
        tokens.list()
            .forEach(token -> out.printf(Locale.ROOT, "%s  %-8s  %-20s  %-14s  %-12s  last used %s%n", token.id(),
                state(token, now), token.name(), organisation(token), words(token),
                token.usedAt() == null ? "never" : token.usedAt()));
        return 0;
      });
    }

    private static String state(ApiToken token, Instant now) {
      Instant end = token.expiresAt();
      return token.revokedAt() != null ? "revoked" : end != null && !now.isBefore(end) ? "expired" : "valid";
    }

    private static String organisation(ApiToken token) {
      String organisation = token.organisation();
      return organisation == null ? "(all)" : organisation;
    }

    private static String words(ApiToken token) {
      return token.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(","));
    }
  }

  /** Ends a token at once, open event streams within 15 seconds. */
  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token.")
  public static final class Revoke implements Callable<Integer> {
    @Mixin
    private Place place;
    @Parameters(paramLabel = "ID", description = "as list prints it")
    private String id = "";

    @Override
    public Integer call() {
      return place.run((tokens, out, now) -> {
        if (tokens.revoke(id, now)) {
          return 0;
        }
        place.complain("No token " + id + " holds. See: klartecken-fleet token list");
        return 1;
      });
    }
  }
}
