// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.MessageKind;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.ingest.PahoClient;
import org.klartecken.fleet.room.KnownRoom;
import org.klartecken.fleet.room.RoomStore;
import org.klartecken.fleet.store.NotStored;

/** A server whose database or disk has no room left, and then has room again. */
class DiskFullTest {
  private static final int LATER = 0x97;
  private final StepClock clock = new StepClock();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir
  Path folder = Path.of("unset");

  /** Takes all room that is left, or gives it back. */
  private interface Disk {
    void fill(FleetServer server) throws Exception;

    void makeRoom(FleetServer server) throws Exception;
  }

  @Test
  void databaseThatMayNotGrow() throws Exception {
    staysHonest(folder.resolve("data"), new PageLimit());
  }

  @Test
  void diskWithoutRoom() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()),
        "only root may mount a small disk");
    try {
      staysHonest(disk.resolve("data"), new SmallDisk(disk.resolve("ballast")));
    } finally {
      assertTrue(run("umount", disk.toString()));
    }
  }

  @Test
  void pcThatEnrolsIsToldThatNothingCanBeStored() throws Exception {
    Path data = folder.resolve("data");
    try (FleetServer server = FleetServer.start(FleetConfig.anyPort(data), clock); LogCapture log = new LogCapture()) {
      String token = token(data);
      server.database().close();
      var answer = Enrolled.ask(server.httpPort(), token, "n", "pc");
      assertEquals(503, answer.statusCode());
      assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
      assertTrue(answer.body().contains("\"NOT_STORED\""), answer.body());
      assertTrue(log.lines().stream().noneMatch(line -> line.contains(token)));
    }
  }

  private void staysHonest(Path data, Disk disk) throws Exception {
    try (FleetServer server = FleetServer.start(FleetConfig.anyPort(data), clock)) {
      Enrolled pc = Enrolled.read(Enrolled.ask(server.httpPort(), token(data), "n", "an"));
      byte[] large = Sample.CODEC.encode(Sample.report("boot", 2, clock.instant(), many()));
      try (PahoClient agent = new PahoClient(pc.mqttPort(), "pc")) {
        agent.connect(pc.tls(), pc.agent().value(), pc.password());
        assertEquals(0, agent.publish(pc.topic(MessageKind.BIRTH),
            Sample.CODEC.encode(Sample.birth("boot", 1, clock.instant(), Sample.CAMERA))));
        assertEquals(200, ready(server).statusCode());
        disk.fill(server);
        clock.advance(Duration.ofSeconds(6)); // the next question tries the disk, before any message does
        assertEquals(503, ready(server).statusCode());
        assertTrue(ready(server).body().contains("SQLITE_FULL"), ready(server).body());
        assertEquals(LATER, agent.publish(pc.topic(MessageKind.REPORT), large));
        assertEquals(1, count(server, "klartecken_ingest_rejected_total{reason=\"not_stored\"}"));
        assertEquals(1, known(server).reports());
        assertEquals(1, server.directory().all().getFirst().state().devices().size());
        assertEquals(200, get(server, "/health/live").statusCode());
        disk.makeRoom(server);
        assertEquals(0, agent.publish(pc.topic(MessageKind.REPORT), large));
        assertEquals(0, agent.publish(pc.topic(MessageKind.REPORT), large));
        assertEquals(200, ready(server).statusCode());
        assertEquals(2, known(server).reports());
        assertEquals(300, server.directory().all().getFirst().state().devices().size());
      }
    }
  }

  private static Device[] many() {
    return IntStream.range(0, 300).mapToObj(i -> new Device(new DeviceId("usb:1-" + i), DeviceKind.CAMERA,
        "A camera with a name that takes its place, number " + i, DeviceId.HOST, Set.of(Capability.CAMERA), null, null))
        .toArray(Device[]::new);
  }

  private static KnownRoom known(FleetServer server) {
    return server.database().read(connection -> new RoomStore().all(connection)).getFirst();
  }

  private String token(Path data) {
    try (FleetStore store = FleetStore.open(data)) {
      return store.enrolTokens(List.of("localhost"), clock.instant())
          .create(RoomPlan.NONE, 1, Duration.ofHours(1), clock.instant()).getFirst();
    }
  }

  private HttpResponse<String> ready(FleetServer server) throws Exception {
    return get(server, "/health/ready");
  }

  private HttpResponse<String> get(FleetServer server, String path) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.httpPort() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static long count(FleetServer server, String series) {
    return server.metrics().scrape().lines().filter(line -> line.startsWith(series))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(series.length()).strip())).sum();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** The engine itself refuses another page. */
  private static final class PageLimit implements Disk {
    @Override
    public void fill(FleetServer server) {
      pragma(server, "max_page_count = 1"); // which SQLite takes as: no more than there are
      assertThrows(NotStored.class, () -> {
        while (true) {
          server.database().write(connection -> {
            try (var fill = connection.createStatement()) {
              return fill.executeUpdate("INSERT INTO store_check VALUES (hex(zeroblob(1800)))"); // a page each
            }
          });
        }
      });
    }

    @Override
    public void makeRoom(FleetServer server) {
      pragma(server, "max_page_count = 1000000");
    }

    private static void pragma(FleetServer server, String words) {
      server.database().write(connection -> {
        try (var pragma = connection.createStatement()) {
          return pragma.execute("PRAGMA " + words);
        }
      });
    }
  }

  /** Another program's file takes the whole disk. */
  private record SmallDisk(Path ballast) implements Disk {
    @Override
    public void fill(FleetServer server) {
      assertThrows(IOException.class, () -> {
        try (OutputStream out = Files.newOutputStream(ballast)) {
          while (true) {
            out.write(new byte[4_096]);
          }
        }
      });
    }

    @Override
    public void makeRoom(FleetServer server) throws IOException {
      Files.delete(ballast);
    }
  }
}
