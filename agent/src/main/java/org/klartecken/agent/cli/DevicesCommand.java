// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.klartecken.agent.cli.devices.DevicesJson;
import org.klartecken.agent.cli.devices.DevicesText;
import org.klartecken.agent.probe.Survey;
import org.klartecken.profile.DeviceProfiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code devices}: shows what is plugged into this PC, and what of it could not be read. Judges nothing; exits 0. */
@Command(name = "devices", mixinStandardHelpOptions = true, description = "Shows what is plugged into this PC, and what of it could not be read.")
public final class DevicesCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LookOptions look;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(names = "--explain", description = "Say for each device which profile matched, why, and what it would expect.")
  private boolean explain;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DeviceProfiles profiles = look.profiles(spec.commandLine().getErr());
    try (Survey survey = look.survey(profiles)) {
      Survey.Look seen = survey.look(InstantSource.system().instant());
      if (json) {
        out.println(new DevicesJson(look.root()).of(seen, explain ? profiles : DeviceProfiles.NONE));
      } else {
        DevicesText text = new DevicesText(seen, profiles);
        text.lines().forEach(out::println);
        (explain ? text.explained() : List.<String>of()).forEach(out::println);
      }
    }
    return 0;
  }
}
