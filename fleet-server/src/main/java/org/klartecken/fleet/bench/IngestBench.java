// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.enrol.RoomPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Durable ingest of one server: reports at QoS 1 over TLS, acknowledged after the commit, through the whole pipeline.
 * First the rate and the CPU it costs, then kill -9 under load and a count of what was lost or doubled.
 */
@Command(name = "ingest", mixinStandardHelpOptions = true, description = "Measures durable ingest and kills the server under load.")
public final class IngestBench implements Callable<Integer> {
  @Option(names = "--agents", description = "connections (${DEFAULT-VALUE})")
  private int agentCount = 200;
  @Option(names = "--warm-up", description = "seconds before the measurement (${DEFAULT-VALUE})")
  private int warmUp = 30; // the compiler of the JVM is busy for that long
  @Option(names = "--seconds", description = "seconds of measurement (${DEFAULT-VALUE})")
  private int seconds = 20;
  @Option(names = "--kills", description = "how often the server is killed (${DEFAULT-VALUE})")
  private int kills = 10;
  @Option(names = "--out", description = "file for the line of JSON")
  private Path out = Path.of("target", "bench", "ingest.json");
  @Spec
  private CommandSpec spec;

  /** For {@code scripts/bench ingest}. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new IngestBench()).execute(args));
  }

  private record Rate(double ackedPerSecond, double cpuPer100k, long residentMib) {
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("klartecken-bench");
    Path data = folder.resolve("data");
    Vertx vertx = Vertx.vertx();
    ServerProcess server = new ServerProcess(serverJava(), data);
    try (HttpClient http = HttpClient.newHttpClient()) {
      server.awaitReady(http);
      AtomicLong acked = new AtomicLong();
      List<LoadAgent> agents = agents(vertx, server, http, data, agentCount, acked);
      agents.forEach(agent -> agent.send(true));
      agents.forEach(LoadAgent::connect);
      TimeUnit.SECONDS.sleep(warmUp);
      Rate rate = measure(server, acked);
      long restart = killAgainAndAgain(server, http);
      agents.forEach(agent -> agent.send(false));
      settle(agents);
      vertx.close().await(10, TimeUnit.SECONDS);
      server.stop();
      return report(rate, restart, acked.get(), agents, Counted.of(data, agents));
    } finally {
      server.stop();
      removeAll(folder);
    }
  }

  private static void removeAll(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  static List<String> serverJava() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-XX:+UseParallelGC", "-Xmx2g", "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"));
  }

  /** Enrols agents at a server that is ready; they are not connected yet. */
  static List<LoadAgent> agents(Vertx vertx, ServerProcess server, HttpClient http, Path data, int count,
      AtomicLong acked) throws IOException, InterruptedException {
    List<String> tokens;
    try (FleetStore store = FleetStore.open(data)) {
      var now = InstantSource.system().instant();
      tokens = store.enrolTokens(List.of("localhost"), now).create(RoomPlan.NONE, count, Duration.ofHours(1),
          now);
    }
    List<LoadAgent> agents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Credentials credentials = Credentials.enrol(http, server.httpPort(), tokens.get(i), "room-" + i);
      agents.add(new LoadAgent(vertx, client(vertx, credentials), server.mqttPort(), credentials, acked));
    }
    return agents;
  }

  private static NetClient client(Vertx vertx, Credentials credentials) {
    NetClientOptions options = new NetClientOptions().setTcpNoDelay(true);
    options.setSsl(true).setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(credentials.caPem())));
    return vertx.createNetClient(options.setHostnameVerificationAlgorithm("HTTPS"));
  }

  private Rate measure(ServerProcess server, AtomicLong acked) throws IOException, InterruptedException {
    long before = acked.get();
    double cpu = server.cpuSeconds();
    long from = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    double took = (System.nanoTime() - from) / 1e9;
    long messages = acked.get() - before;
    return new Rate(messages / took, (server.cpuSeconds() - cpu) * 100_000 / Math.max(1, messages),
        server.residentMib());
  }

  /** Answers the longest time from a start to ready, in milliseconds. */
  private long killAgainAndAgain(ServerProcess server, HttpClient http) throws IOException, InterruptedException {
    long slowest = 0;
    for (int i = 0; i < kills; i++) {
      TimeUnit.MILLISECONDS.sleep(300 + 137L * (i % 10)); // at another moment of the load each time
      server.killAndRestart();
      slowest = Math.max(slowest, server.awaitReady(http));
    }
    return slowest;
  }

  /** Waits until everything is acknowledged. */
  static void settle(List<LoadAgent> agents) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (agents.stream().allMatch(LoadAgent::isIdle)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("some messages were never acknowledged");
  }

  private int report(Rate rate, long restart, long acked, List<LoadAgent> agents, Counted counted)
      throws IOException {
    long refused = agents.stream().mapToLong(LoadAgent::refused).sum();
    String line = String.format(Locale.ROOT,
        "{\"acked_per_s\":%.0f,\"lost\":%d,\"doubled\":%d,\"cpu_s_per_100k\":%.2f,\"kills\":%d,\"acked\":%d,"
            + "\"refused\":%d,\"agents\":%d,\"rss_mb\":%d,\"restart_ms_max\":%d}",
        rate.ackedPerSecond(), counted.lost(), counted.doubled(), rate.cpuPer100k(), kills, acked, refused,
        agents.size(), rate.residentMib(), restart);
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(out, line + "\n");
    spec.commandLine().getOut().println(line);
    return counted.lost() == 0 && counted.doubled() == 0 && refused == 0 ? 0 : 1;
  }
}
