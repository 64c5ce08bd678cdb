// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.CannotStart;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.enrol.RoomPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code agent-token create}: tokens by which room PCs enrol; works while the server runs. */
@Command(name = "agent-token", mixinStandardHelpOptions = true, description = "One-time tokens by which room PCs enrol.", subcommands = AgentTokenCommand.Create.class)
public final class AgentTokenCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: create.");
  }

  /** Prints the tokens, one a line; they are never shown again. */
  @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a token for one room PC, or several for as many.")
  public static final class Create implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's data folder")
    private Path data = Path.of("data");
    @Option(names = "--room", paramLabel = "SLUG", description = "an existing room, whose PC is replaced, or the id of the room to make")
    private @Nullable String room;
    @Option(names = "--organisation", paramLabel = "SLUG", description = "tenant of the room to make")
    private @Nullable String organisation;
    @Option(names = "--site", paramLabel = "SLUG", description = "building of the room to make")
    private @Nullable String site;
    @Option(names = "--site-name", paramLabel = "TEXT", description = "what people call that building")
    private @Nullable String siteName;
    @Option(names = "--floor", paramLabel = "TEXT", description = "what people call its storey")
    private @Nullable String floor;
    @Option(names = "--name", paramLabel = "TEXT", description = "what people call the room; otherwise the PC's name")
    private @Nullable String name;
    @Option(names = "--standard", paramLabel = "ID", description = "room standard: huddle, hybrid-small, council, …")
    private @Nullable String standard;
    @Option(names = "--count", paramLabel = "N", description = "how many tokens (${DEFAULT-VALUE})")
    private int count = 1;
    @Option(names = "--hours", paramLabel = "N", description = "how long they may be used (${DEFAULT-VALUE})")
    private int hours = 24;
    @Option(names = "--quiet", description = "print nothing but the tokens")
    private boolean quiet;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      LogLines.oneEach();
      var out = spec.commandLine().getOut();
      try (FleetStore store = FleetStore.open(data)) {
        RoomPlan plan = new RoomPlan(Optional.ofNullable(room), Optional.ofNullable(organisation),
            Optional.ofNullable(site), Optional.ofNullable(siteName), Optional.ofNullable(floor),
            Optional.ofNullable(name), Optional.ofNullable(standard));
        var now = InstantSource.system().instant();
        List<String> tokens = store.enrolTokens(List.of("localhost"), now).create(plan, count, Duration.ofHours(hours),
            now);
        tokens.forEach(out::println);
        if (!quiet) {
          spec.commandLine().getErr()
              .println("Each enrols one room PC within " + hours + " hours: klartecken-agent enrol");
        }
        return 0;
      } catch (CannotStart e) {
        spec.commandLine().getErr().println("klartecken-fleet: " + e.getMessage());
        return 1;
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage(), e);
      }
    }
  }
}
