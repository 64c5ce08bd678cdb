// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenDenial;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.usage.MigratedDatabase;
import org.klartecken.fleet.web.WebConfig;
import org.klartecken.fleet.web.WebServer;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;

class MetricsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
  private static final String PLACE = "{organisation=\"norrkoping\",";
  private final HttpClient http = HttpClient.newHttpClient();
  private final FleetMetrics metrics = new FleetMetrics();
  private Vertx vertx;
  private TokenStore tokens;
  private int port;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    vertx = Vertx.builder().with(new io.vertx.core.VertxOptions()
        .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
        .withMetrics(new MicrometerMetricsFactory(metrics.registry())).build();
    RoomDirectory rooms = new RoomDirectory();
    rooms.put(snapshot());
    metrics.add(new RoomCollector(rooms, () -> List.of(ticket())));
    tokens = new TokenStore(MigratedDatabase.in(folder));
    WebServer server = new WebServer(new WebConfig("127.0.0.1", 0, null, "", ZoneOffset.UTC),
        List.of(new MetricsRoutes(metrics, tokens, InstantSource.fixed(NOW))));
    port = server.deploy(vertx).await(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void tellsTheRoomsBesideTheServersOwnMeters() throws Exception {
    get(Map.of());
    String text = get(Map.of()).body();
    String room = "organisation=\"norrkoping\",room=\"lommen\",site=\"radhuset\"";
    for (String line : List.of("klartecken_room_readiness{" + room + ",state=\"DEGRADED\"} 1.0",
        "klartecken_room_readiness{" + room + ",state=\"READY\"} 0.0",
        "klartecken_room_item_state{item=\"camera\"," + room + ",state=\"STALE\"} 1.0",
        "klartecken_room_tickets{organisation=\"norrkoping\",room=\"lommen\",severity=\"WARNING\",site=\"radhuset\"} 1.0",
        "klartecken_room_agent_connected{" + room + "} 0.0")) {
      assertTrue(text.contains(line), () -> line + "\nis not in\n" + text);
    }
    assertTrue(text.contains("klartecken_room_purpose_readiness{organisation=\"norrkoping\",purpose=\"HYBRID\""));
    assertTrue(text.contains("vertx_http_server_requests_total"), text);
  }

  @Test
  void namesAreCleanByPromtool() throws Exception {
    Path promtool = Path.of("/usr/bin/promtool");
    Assumptions.assumeTrue(Files.isExecutable(promtool), "promtool is missing: install the package prometheus");
    useEveryMeter();
    Process check = new ProcessBuilder(promtool.toString(), "check", "metrics").redirectErrorStream(true).start();
    try (var in = check.getOutputStream()) {
      in.write(get(Map.of()).body().getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", said);
    assertEquals(0, check.waitFor());
  }

  @Test
  void isOpenToThisMachineAndAsksOthersForAToken() throws Exception {
    assertEquals(200, get(Map.of()).statusCode());
    assertEquals(401, get(Map.of("X-Forwarded-For", "192.0.2.7")).statusCode());
    assertEquals(401, get(Map.of("Forwarded", "for=192.0.2.7", "Authorization", "Bearer ktk_no")).statusCode());
    String all = tokens.create("prometheus", null, Set.of(Scope.READ), null, NOW).secret();
    String some = tokens.create("prometheus", "norrkoping", Set.of(Scope.READ), null, NOW).secret();
    assertEquals(200, get(Map.of("Forwarded", "for=192.0.2.7", "Authorization", "Bearer " + all)).statusCode());
    assertEquals(401, get(Map.of("Forwarded", "for=192.0.2.7", "Authorization", "Bearer " + some)).statusCode());
  }

  @Test
  void wordsOfRefusalsAreLabels() {
    metrics.tokenDenied(TokenDenial.EXPIRED);
    assertTrue(metrics.scrape().contains("klartecken_token_denied_total{reason=\"expired\"} 1.0"));
    assertFalse(metrics.scrape().contains(PLACE + "null"));
  }

  private void useEveryMeter() {
    metrics.messageAccepted("report");
    metrics.messageRejected(TokenDenial.MALFORMED);
    metrics.messageOutdated(true);
    metrics.committed(3, Duration.ofMillis(4));
    metrics.connectionRefused(TokenDenial.UNKNOWN);
    metrics.ticketEvent("Opened");
    metrics.apiRefused(TokenDenial.EXPIRED);
    metrics.tokenDenied(TokenDenial.REVOKED);
    metrics.eventReaderDropped();
    metrics.eventReaders(() -> 1);
    metrics.connections(() -> 1);
    metrics.backlog(() -> 1);
    metrics.implausibleUsage(() -> 1);
  }

  private HttpResponse<String> get(Map<String, String> headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static RoomSnapshot snapshot() {
    Room room = new Room(new RoomId("lommen"), "norrkoping", "radhuset", "Rådhuset", "2", "Lommen", "hybrid",
        ZoneOffset.UTC, null);
    Item camera = new Item("camera", new LocalText("Kamera", "Camera"), ItemState.STALE, List.of(), null, null,
        Duration.ofHours(1), Set.of(Purpose.HYBRID), List.of());
    Assessment assessment = new Assessment(Readiness.DEGRADED,
        Map.of(Purpose.HYBRID, new PurposeVerdict(Purpose.HYBRID, Readiness.DEGRADED, List.of("camera"))),
        List.of(camera), List.of(), Instant.MAX);
    return new RoomSnapshot(room, RoomState.unheard(NOW), assessment, NOW);
  }

  private static Ticket ticket() {
    return new Ticket(1, new RoomId("lommen"), "camera", TicketStatus.OPEN, Severity.WARNING, List.of(), List.of(),
        NOW, NOW, null, null, null);
  }
}
