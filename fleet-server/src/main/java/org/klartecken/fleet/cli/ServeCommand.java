// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.CannotStart;
import org.klartecken.fleet.FleetConfig;
import org.klartecken.fleet.FleetServer;
import org.klartecken.fleet.room.Room;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the server until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the server.")
public final class ServeCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR", description = "where everything is kept")
  private Path data = Path.of("data");
  @Option(names = "--http-port", paramLabel = "N", description = "web, API and metrics (${DEFAULT-VALUE})")
  private int httpPort = 8080;
  @Option(names = "--https-port", paramLabel = "N", description = "the same by https with the server's own certificate, which enrolment tokens vouch for: room PCs can enrol there without a proxy; none unless named")
  private @Nullable Integer httpsPort;
  @Option(names = "--mqtt-port", paramLabel = "N", description = "MQTT over TLS for the agents (${DEFAULT-VALUE})")
  private int mqttPort = 8883;
  @Option(names = "--stamp-port", paramLabel = "N", description = "UDP: test packets (STAMP, RFC 8762) of rooms that measure their network (${DEFAULT-VALUE}; the standard's own is 862)")
  private int stampPort = FleetConfig.STAMP_PORT;
  @Option(names = "--stamp-key", paramLabel = "FILE", description = "answers authenticated test packets only; the file holds the key, at least 32 hexadecimal digits")
  private @Nullable Path stampKey;
  @Option(names = "--bind", paramLabel = "ADDRESS", description = "address to listen on (${DEFAULT-VALUE})")
  private String bind = "127.0.0.1";
  @Option(names = "--public-host", paramLabel = "NAME", description = "name under which agents reach this server; otherwise the one they enrolled under")
  private String publicHost = "";
  @Option(names = "--public-url", paramLabel = "URL", description = "address under which people and agents reach the web, such as https://klartecken.example behind a proxy; with https, cookies travel over https only")
  private String publicUrl = "";
  @Option(names = "--organisation", paramLabel = "SLUG", description = "tenant of rooms that nobody assigned (${DEFAULT-VALUE})")
  private String organisation = "main";
  @Option(names = "--site", paramLabel = "SLUG", description = "building of rooms that nobody assigned (${DEFAULT-VALUE})")
  private String site = "main";
  @Option(names = "--site-name", paramLabel = "TEXT", description = "what people call that building (${DEFAULT-VALUE})")
  private String siteName = Room.UNNAMED_SITE;
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    LogLines.oneEach();
    var err = spec.commandLine().getErr();
    try {
      FleetConfig config = new FleetConfig(data, httpPort, httpsPort, mqttPort, stampPort, stampKey, bind, publicHost,
          publicUrl,
          organisation, site,
          siteName,
          ZoneId.systemDefault());
      FleetServer server = FleetServer.start(config, InstantSource.system());
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        server.close();
        stopped.countDown();
        Runtime.getRuntime().halt(0); // otherwise the JVM answers 143 to SIGTERM, which looks like a failure
      }, "stop"));
      String address = config.publicUrl().isEmpty() ? "http://localhost:" + server.httpPort() : config.publicUrl();
      spec.commandLine().getOut().println("Klartecken is ready: " + address);
      server.setupPath().ifPresent(path -> spec.commandLine().getOut()
          .println("Set the administrator once: " + address + path));
      stopped.await();
      return 0;
    } catch (CannotStart e) {
      err.println("klartecken-fleet: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }
}
