// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import org.klartecken.agent.cli.profiles.CostCommand;
import org.klartecken.agent.cli.profiles.FindCommand;
import org.klartecken.agent.cli.profiles.LintCommand;
import org.klartecken.agent.cli.profiles.NewCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code profiles lint | find | new | cost}: what is known of device models, for those who write it down. */
@Command(name = "profiles", mixinStandardHelpOptions = true, description = "Looks after the files that say what is known of device models.", subcommands = {
    LintCommand.class, FindCommand.class, NewCommand.class, CostCommand.class})
public final class ProfilesCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: lint, find, new or cost.");
  }
}
