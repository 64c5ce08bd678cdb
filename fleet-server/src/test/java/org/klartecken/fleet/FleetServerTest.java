// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.ingest.PahoClient;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.room.Presence;

class FleetServerTest {
  private static final RoomId ROOM = new RoomId("an");
  private final InstantSource clock = InstantSource.system();
  @TempDir
  Path data = Path.of("unset");

  @Test
  void roomPcEnrolsAndItsStateOutlivesTheServer() throws Exception {
    Enrolled pc;
    try (FleetServer server = FleetServer.start(FleetConfig.anyPort(data), clock)) {
      pc = enrol(server);
      try (PahoClient agent = new PahoClient(pc.mqttPort(), "pc")) {
        agent.connect(pc.tls(), pc.agent().value(), pc.password());
        assertEquals(0, agent.publish(pc.topic(MessageKind.BIRTH), birth(1)));
        assertEquals(Presence.HEARD, snapshot(server).state().presence());
        assertEquals(2, snapshot(server).state().devices().size());
        assertEquals(0, agent.publish(pc.topic(MessageKind.REPORT),
            Sample.CODEC.encode(Sample.report("boot", 2, clock.instant(), Sample.CAMERA))));
        agent.disconnect();
      }
    }
    try (FleetServer again = FleetServer.start(FleetConfig.anyPort(data), clock)) {
      assertEquals(Set.of(Sample.CAMERA.id()), snapshot(again).state().devices().keySet());
      assertEquals(Set.of(Sample.SPEAKERPHONE.id()), snapshot(again).state().lost().keySet());
      try (PahoClient agent = new PahoClient(again.mqttPort(), "pc")) {
        agent.connect(pc.tls(), pc.agent().value(), pc.password());
        assertEquals(0, agent.publish(pc.topic(MessageKind.BIRTH), birth(3)));
        assertEquals(Presence.HEARD, snapshot(again).state().presence());
        agent.cut();
        await().until(() -> snapshot(again).state().presence() == Presence.SILENT);
      }
    }
  }

  @Test
  void everythingSecretIsReadableByItsOwnerOnly() throws Exception {
    try (FleetServer _ = FleetServer.start(FleetConfig.anyPort(data), clock)) {
      for (String file : List.of("ca/ca.key", "ca/server.key", "enrol.key")) {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))),
            file);
      }
    }
  }

  @Test
  void secondServerOnOneFolderIsToldSo() {
    try (FleetServer _ = FleetServer.start(FleetConfig.anyPort(data), clock)) {
      var refused = assertThrows(CannotStart.class, () -> FleetServer.start(FleetConfig.anyPort(data), clock));
      assertSays(refused, "Another fleet server");
    }
  }

  @Test
  void takenPortIsNamedWithItsOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      var config = new FleetConfig(data, 0, null, taken.getLocalPort(), 0, null, "127.0.0.1", "", "", "main", "main",
          "Main",
          ZoneOffset.UTC);
      var refused = assertThrows(CannotStart.class, () -> FleetServer.start(config, clock));
      assertSays(refused, "--mqtt-port");
      assertSays(refused, Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void aTakenPortForHttpsIsNamedWithItsOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      var refused = assertThrows(CannotStart.class, () -> FleetServer.start(onHttps(taken.getLocalPort()), clock));
      assertSays(refused, "--https-port");
      assertSays(refused, Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void theWebIsServedByHttpsWithTheCertificateThatTokensVouchFor() throws Exception {
    try (FleetServer server = FleetServer.start(onHttps(0), clock);
        HttpClient client = HttpClient.newBuilder().sslContext(enrol(server).tls()).build()) {
      var answer = client.send(
          HttpRequest.newBuilder(URI.create("https://localhost:" + server.httpsPort() + "/health/live")).build(),
          HttpResponse.BodyHandlers.discarding());
      assertEquals(200, answer.statusCode());
      var chain = answer.sslSession().orElseThrow().getPeerCertificates();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain[chain.length - 1].getEncoded());
      try (FleetStore store = FleetStore.open(data)) {
        assertEquals(store.authority(List.of("localhost"), clock.instant()).fingerprint(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
            "who has only the token can follow the chain");
      }
    }
  }

  private FleetConfig onHttps(int port) {
    return new FleetConfig(data, 0, port, 0, 0, null, "127.0.0.1", "", "", "main", "main", "Main", ZoneOffset.UTC);
  }

  @Test
  void folderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "x");
    var refused = assertThrows(CannotStart.class,
        () -> FleetServer.start(FleetConfig.anyPort(file.resolve("below")), clock));
    assertSays(refused, "cannot be written");
  }

  private static void assertSays(CannotStart refused, String words) {
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }

  private Enrolled enrol(FleetServer server) throws Exception {
    try (FleetStore store = FleetStore.open(data)) {
      String token = store.enrolTokens(List.of("localhost"), clock.instant())
          .create(RoomPlan.NONE, 1, Duration.ofHours(1), clock.instant()).getFirst();
      return Enrolled.read(Enrolled.ask(server.httpPort(), token, "n1", "Ån"));
    }
  }

  private byte[] birth(long sequence) {
    Instant now = clock.instant();
    return Sample.CODEC.encode(Sample.birth("boot", sequence, now, Sample.CAMERA, Sample.SPEAKERPHONE));
  }

  private static RoomSnapshot snapshot(FleetServer server) {
    return server.directory().find(ROOM).orElseThrow();
  }
}
