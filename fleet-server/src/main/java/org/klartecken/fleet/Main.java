// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.klartecken.fleet.cli.AgentTokenCommand;
import org.klartecken.fleet.cli.ServeCommand;
import org.klartecken.fleet.cli.TokenCommand;
import org.klartecken.fleet.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the fleet server: this list of subcommands is all it can be asked for. */
@Command(name = "klartecken-fleet", version = "klartecken-fleet 0.1", mixinStandardHelpOptions = true, description = "Keeps the state of every room.", subcommands = {
    ServeCommand.class, AgentTokenCommand.class, TokenCommand.class, SimulateCommand.class})
public final class Main implements Runnable {
  /** Held, since the log manager itself forgets loggers that nobody holds. */
  private static final List<Logger> LIBRARIES = List.of(Logger.getLogger("org.flywaydb"),
      Logger.getLogger("com.zaxxer.hikari"));
  @Spec
  private CommandSpec spec;

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    quieten(args.length > 0 && args[0].equals("serve"));
    int exit = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /** Only a server tells what it does; libraries tell what goes wrong. */
  private static void quieten(boolean serves) {
    Logger.getLogger("").setLevel(serves ? Level.INFO : Level.WARNING);
    LIBRARIES.forEach(library -> library.setLevel(Level.WARNING));
  }

  /** Carries out one command line and answers with its exit code; a wrong command line answers 2. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Main()).setOut(out).setErr(err).execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
