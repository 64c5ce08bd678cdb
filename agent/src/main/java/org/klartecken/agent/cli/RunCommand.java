// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.Agent;
import org.klartecken.agent.AgentConfig;
import org.klartecken.agent.Version;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.agent.enrol.EnrolOutcome;
import org.klartecken.agent.enrol.Enrolment;
import org.klartecken.agent.enrol.HttpEnrolDoor;
import org.klartecken.agent.metrics.MetricsPage;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.probe.ProbeRunner;
import org.klartecken.agent.probe.Probes;
import org.klartecken.agent.probe.Survey;
import org.klartecken.agent.publish.Backoff;
import org.klartecken.agent.state.StateDirectory;
import org.klartecken.profile.file.CatalogLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code run}: watches this PC and tells its server, until it is stopped; enrols first if that is needed.
 *
 * <p>Exit code 0 when it was stopped, 1 when it cannot run, 2 for a wrong command line.
 */
@Command(name = "run", mixinStandardHelpOptions = true, defaultValueProvider = ConfigFile.class, description = "Watches this PC and tells the fleet server, until it is stopped.")
public final class RunCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private EnrolOptions options;

  @Option(names = "--root", paramLabel = "DIR", defaultValue = "/", description = "Below which /sys, /dev and /proc are read (default: /).")
  private Path root;

  @Option(names = "--site", paramLabel = "DIR", description = "A folder with profiles of your own, which win over the shipped ones: profiles/<maker>/<model>.yaml.")
  private @Nullable Path site;

  @Option(names = "--rehearse", paramLabel = "DIR", hidden = true, description = "Looks once at the system below this folder, too, so that Java notes which classes devices need that this PC has not.")
  private @Nullable Path rehearsal;

  @Option(names = "--heartbeat", paramLabel = "SECONDS", defaultValue = "15", description = "The longest silence, 5 to 300 (default: 15).")
  private int heartbeat;

  @Option(names = "--rescan", paramLabel = "SECONDS", defaultValue = "60", description = "How often everything is looked at though no device event came, 5 to 3600 (default: 60).")
  private int rescan;

  @Option(names = "--metrics-port", paramLabel = "N", description = "Serves /metrics for Prometheus on this port of the loopback address; 0 takes a free one.")
  private @Nullable Integer metricsPort;

  @Mixin
  private RightsOptions rights;

  @Override
  public Integer call() throws InterruptedException {
    LogLines.oneEach();
    try (StateDirectory state = StateDirectory.open(options.state())) {
      return run(config(), state);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      return say(1, String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException e) {
      return say(1, "The server's certificate among the credentials cannot be read. Enrol again with --again.");
    }
  }

  private AgentConfig config() {
    return new AgentConfig(options.state(), root, Optional.ofNullable(site), options.server(), options.token(),
        options.name(),
        Duration.ofSeconds(heartbeat), Duration.ofSeconds(rescan),
        metricsPort == null ? OptionalInt.empty() : OptionalInt.of(metricsPort), options.insecureHttp(),
        rights.rights());
  }

  private int run(AgentConfig config, StateDirectory state)
      throws IOException, GeneralSecurityException, InterruptedException {
    Optional<Credentials> credentials = credentials(config, new Enrolment(state, new HttpEnrolDoor()));
    if (credentials.isEmpty()) {
      return 1;
    }
    if (config.metricsPort().isEmpty()) {
      serve(config, credentials.get(), state, Tally.NONE);
      return 0;
    }
    try (MetricsPage page = metrics(config.metricsPort().getAsInt())) {
      spec.commandLine().getOut().println("Metrics: http://localhost:" + page.port() + "/metrics");
      serve(config, credentials.get(), state, page.tally());
    }
    return 0;
  }

  private static MetricsPage metrics(int port) throws IOException {
    try {
      return MetricsPage.start(port);
    } catch (IOException e) {
      throw new IOException("The metrics port " + port + " cannot be used: " + e.getMessage() + '.', e);
    }
  }

  private void serve(AgentConfig config, Credentials credentials, StateDirectory state, Tally tally)
      throws IOException, GeneralSecurityException {
    Agent agent = new Agent(config, credentials, state, Clock.systemUTC(), tally);
    Runtime.getRuntime().addShutdownHook(new Thread(agent::stop, "stop"));
    if (rehearsal != null) {
      rehearse(new SystemRoot(rehearsal.toAbsolutePath().normalize()));
    }
    spec.commandLine().getOut().println("Watching this PC as " + credentials + '.');
    agent.run();
  }

  private void rehearse(SystemRoot other) {
    ProbeRunner probes = new ProbeRunner(Probes.all(other, other.path(), Optional.empty()), Tally.NONE);
    try (Survey survey = new Survey(new LinuxInventory(other, CatalogLoader.shelf()), probes)) {
      int devices = survey.observe(Clock.systemUTC().instant()).devices().size();
      spec.commandLine().getOut().println("Rehearsed with " + devices + " devices.");
    }
  }

  /** Who this agent is; asks the server, again and again while it cannot be reached. Empty when it refused. */
  private Optional<Credentials> credentials(AgentConfig config, Enrolment enrolment)
      throws IOException, InterruptedException {
    Optional<Credentials> known = enrolment.known();
    if (known.isPresent()) {
      return known;
    }
    if (config.server().isEmpty() || config.token().isEmpty()) {
      throw new IllegalArgumentException("This PC is not enrolled yet. Give --server and --token once.");
    }
    for (int failures = 0;; failures++) {
      switch (enrolment.enrol(config.server().get(), config.token().get(), config.name(), Version.text(),
          config.insecureHttp())) {
        case EnrolOutcome.Enrolled(Credentials mine) -> {
          return Optional.of(mine);
        }
        case EnrolOutcome.Refused(var fault, var detail) -> {
          say(1, "Not enrolled: " + fault.sentence() + " (" + fault + ", " + detail + ").");
          if (!fault.passes()) {
            return Optional.empty();
          }
          Thread.sleep(Backoff.USUAL.delay(failures + 2, Math.random()).toMillis());
        }
      }
    }
  }

  private int say(int exit, String sentence) {
    spec.commandLine().getErr().println(sentence);
    return exit;
  }
}
