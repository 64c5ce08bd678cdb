// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, under load over the real wire. */
class KilledServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  @TempDir
  Path folder = Path.of("unset");

  @Test
  void whatAKilledServerAcknowledgedIsThereOnceAndWhatItDidNotIsTakenOnceAgain() throws Exception {
    Path data = folder.resolve("data");
    AtomicLong acked = new AtomicLong();
    Vertx vertx = Vertx.vertx();
    ServerProcess server = new ServerProcess(IngestBench.serverJava(), data);
    try (HttpClient http = HttpClient.newHttpClient()) {
      server.awaitReady(http);
      List<LoadAgent> agents = IngestBench.agents(vertx, server, http, data, 4, acked);
      agents.forEach(agent -> agent.send(true));
      agents.forEach(LoadAgent::connect);
      for (int kill = 0; kill < 2; kill++) {
        long before = acked.get();
        await().atMost(PATIENCE).until(() -> acked.get() > before + 200);
        server.killAndRestart();
        server.awaitReady(http);
      }
      agents.forEach(agent -> agent.send(false));
      IngestBench.settle(agents);
      assertEquals(0, server.stop(), "exit code after SIGTERM");
      assertEquals(new Counted(0, 0), Counted.of(data, agents));
      assertEquals(0, agents.stream().mapToLong(LoadAgent::refused).sum());
      assertTrue(Files.readString(folder.resolve("server.log")).contains("Klartecken is ready"));
    } finally {
      server.stop();
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }
}
