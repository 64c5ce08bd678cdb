// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.klartecken.agent.Version;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.agent.enrol.EnrolOutcome;
import org.klartecken.agent.enrol.Enrolment;
import org.klartecken.agent.enrol.EnrolmentToken;
import org.klartecken.agent.enrol.HttpEnrolDoor;
import org.klartecken.agent.enrol.ServerAddress;
import org.klartecken.agent.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code enrol}: makes this PC an agent of a server, and ends.
 *
 * <p>Exit code 0 when it is one now, 1 when the server refused or cannot be reached, 2 for a wrong command line.
 */
@Command(name = "enrol", mixinStandardHelpOptions = true, defaultValueProvider = ConfigFile.class, description = "Makes this PC an agent of a fleet server, by a one-time token.")
public final class EnrolCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private EnrolOptions options;

  @Option(names = "--again", description = "Replaces the credentials of an earlier enrolment.")
  private boolean again;

  @Override
  public Integer call() {
    try {
      ServerAddress server = options.server().orElseThrow(() -> new IllegalArgumentException("Name the --server."));
      EnrolmentToken token = options.token().orElseThrow(() -> new IllegalArgumentException("Give the --token."));
      return enrol(server, token);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      return say(1, String.valueOf(e.getMessage()));
    }
  }

  private int enrol(ServerAddress server, EnrolmentToken token) throws IOException {
    try (StateDirectory state = StateDirectory.open(options.state())) {
      Enrolment enrolment = new Enrolment(state, new HttpEnrolDoor());
      Optional<Credentials> known = again ? Optional.empty() : enrolment.known();
      if (known.isPresent()) {
        return say(1, "This PC is enrolled already, as " + known.get() + ". Use --again to replace that.");
      }
      return switch (enrolment.enrol(server, token, options.name(), Version.text(), options.insecureHttp())) {
        case EnrolOutcome.Enrolled(Credentials mine) -> {
          spec.commandLine().getOut().println("This PC is now " + mine + '.');
          yield 0;
        }
        case EnrolOutcome.Refused(var fault, var detail) ->
          say(1, "Not enrolled: " + fault.sentence() + " (" + fault + ", " + detail + ").");
      };
    }
  }

  private int say(int exit, String sentence) {
    spec.commandLine().getErr().println(sentence);
    return exit;
  }
}
