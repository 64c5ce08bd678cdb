// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.klartecken.agent.cli.CheckCommand;
import org.klartecken.agent.cli.DecodeCommand;
import org.klartecken.agent.cli.DevicesCommand;
import org.klartecken.agent.cli.EnrolCommand;
import org.klartecken.agent.cli.ProfilesCommand;
import org.klartecken.agent.cli.RunCommand;
import org.klartecken.agent.cli.SelftestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the agent: this list of subcommands is all it can be asked for. */
@Command(name = "klartecken-agent", version = "klartecken-agent 0.1", mixinStandardHelpOptions = true, description = "Proves that the equipment of this room works.")
public final class Main implements Runnable {
  private static final List<Class<?>> SUBCOMMANDS = List.of(RunCommand.class, EnrolCommand.class, CheckCommand.class,
      SelftestCommand.class, DevicesCommand.class, DecodeCommand.class, ProfilesCommand.class);

  @Spec
  private CommandSpec spec;

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("run")) {
      HeadStart.begin();
    }
    // System.out encodes by the locale of the session; what other programs read must not depend on it
    PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int exit = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /** Carries out one command line and answers with its exit code; a wrong command line answers 2. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    for (Class<?> subcommand : wanted(args)) {
      line.addSubcommand(subcommand);
    }
    return line.setOut(out).setErr(err).execute(args);
  }

  /** Only the one that is named, if one is: each costs a start tens of milliseconds to understand. */
  private static List<Class<?>> wanted(String... args) {
    String first = args.length == 0 ? "" : args[0];
    List<Class<?>> named = SUBCOMMANDS.stream().filter(c -> c.getAnnotation(Command.class).name().equals(first))
        .toList();
    return named.isEmpty() ? SUBCOMMANDS : named;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
