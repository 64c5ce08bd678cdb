// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.FleetConfig;
import org.klartecken.fleet.FleetServer;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.selftest.StoredSelfTests;
import org.klartecken.fleet.simulate.Simulation.Cast;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.usage.StoredUsage;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Presence;

/** Simulated rooms against a real server: enrolment, TLS, messages, acknowledgement, goodbye. */
@Timeout(90)
class SimulationTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final int ROOMS = 8;
  private Path data;
  private FleetServer server;

  @BeforeEach
  void start(@TempDir Path folder) {
    data = folder.resolve("data");
    server = FleetServer.start(
        new FleetConfig(data, 0, null, 0, 0, null, "127.0.0.1", "localhost", "", "main", "main", "Main site", ZONE),
        InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void roomsWithoutFaultsAreReadyUntilTheyAreSwitchedOff() throws Exception {
    List<Cast> casts = enroller().cast(rooms());
    Simulation simulation = new Simulation(new Simulation.Setting(1, FaultLevel.NONE, Duration.ofDays(7), ZONE),
        InstantSource.system());
    try (simulation) {
      simulation.play(casts);
      await().untilAsserted(() -> assertEquals(List.of(), notReady()));
      assertEquals(ROOMS, server.directory().all().size());
      assertEquals(ROOMS, simulation.tally().connected());
      Instant now = InstantSource.system().instant();
      await().until(() -> !new StoredUsage(server.database().dataSource())
          .spans(casts.getFirst().place().id(), now.minus(Duration.ofDays(7)), now).isEmpty());
      assertEquals(0, simulation.tally().rejected());
    }
    await().untilAsserted(() -> assertEquals(List.of(), server.directory().all().stream()
        .filter(snapshot -> snapshot.state().presence() != Presence.SILENT).map(s -> s.room().id()).toList()));
  }

  @Test
  void tellsOfTheNightsBeforeAndTestsItselfUntilItIsStopped() throws Exception {
    Cast cast = enroller().cast(rooms()).getFirst();
    RoomId room = cast.place().id();
    String token = new TokenStore(server.database().dataSource())
        .create("test", null, Set.of(Scope.READ, Scope.OPERATE), null, InstantSource.system().instant()).secret();
    StoredSelfTests stored = new StoredSelfTests(server.database().dataSource());
    Instant begin = InstantSource.system().instant();
    // people meet in office hours, and a room in use is not tested: here it is night, whatever the hour
    try (Simulation simulation = new Simulation(
        new Simulation.Setting(1, FaultLevel.NONE, Duration.ofDays(12), nightNow(begin)), InstantSource.system())) {
      simulation.play(List.of(cast));
      await().untilAsserted(() -> assertEquals(12, stored.newest(room, 50).size()));
      assertTrue(stored.newest(room, 50).stream().allMatch(run -> run.toldAt().isBefore(begin)));
      JsonObject begun = post(room, "/selftests", token);
      post(room, "/selftests/cancel", token);
      await().pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertEquals("CANCELLED",
              ask("GET", room, "/selftests", token).getJsonObject("last").getString("state")));
      assertEquals(begun.getString("id"), stored.newest(room, 1).getFirst().id());
    }
  }

  private static ZoneId nightNow(Instant now) {
    int hour = now.atOffset(ZoneOffset.UTC).getHour();
    int ahead = Math.floorMod(2 - hour, 24);
    return ZoneOffset.ofHours(ahead > 12 ? ahead - 24 : ahead);
  }

  private JsonObject post(RoomId room, String path, String token) throws Exception {
    return ask("POST", room, path, token);
  }

  private JsonObject ask(String method, RoomId room, String path, String token) throws Exception {
    URI address = URI.create("http://localhost:" + server.httpPort() + "/api/v1/rooms/" + room + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address)
          .method(method, HttpRequest.BodyPublishers.noBody()).header("Authorization", "Bearer " + token).build(),
          HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      return new JsonObject(answer.body());
    }
  }

  @Test
  void enrolsEachRoomOnce() {
    List<Cast> first = enroller().cast(rooms());
    assertEquals(first, enroller().cast(rooms()));
    await().untilAsserted(() -> assertEquals(ROOMS, server.directory().all().size()));
    assertEquals("lovhamra",
        server.directory().find(first.getFirst().place().id()).orElseThrow().room().organisation());
  }

  @Test
  void saysWhichServerDoesNotAnswer() {
    Enroller lost = new Enroller(data.resolve("other.json"), URI.create("http://127.0.0.1:1"), _ -> "kt1.x.y");
    var said = assertThrows(Enroller.NotEnrolled.class, () -> lost.cast(rooms()));
    assertTrue(String.valueOf(said.getMessage()).contains("http://127.0.0.1:1"));
  }

  /** Each room that is not ready, with what is said of it. */
  private List<String> notReady() {
    return server.directory().all().stream()
        .filter(snapshot -> snapshot.assessment().readiness() != Readiness.READY)
        .map(s -> s.room().id() + " " + s.state().presence() + " " + s.assessment().findings()).toList();
  }

  private static List<Town.Place> rooms() {
    return new Town(RoomTypes.all()).rooms(ROOMS);
  }

  private Enroller enroller() {
    URI address = URI.create("http://localhost:" + server.httpPort());
    return new Enroller(data.resolve("simulated").resolve("credentials.json"), address, this::token);
  }

  private String token(Town.Place place) {
    try (FleetStore store = FleetStore.open(data)) {
      Instant now = InstantSource.system().instant();
      RoomPlan plan = new RoomPlan(Optional.of(place.id().value()), Optional.of(place.organisation()),
          Optional.of(place.site()), Optional.of(place.siteName()), Optional.of(place.floor()),
          Optional.of(place.name()), Optional.of(place.type().standard()));
      return store.enrolTokens(List.of("localhost"), now).create(plan, 1, Duration.ofHours(1), now).getFirst();
    }
  }
}
