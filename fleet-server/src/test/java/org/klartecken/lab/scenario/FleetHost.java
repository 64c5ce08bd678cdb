// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.bench.Started;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.lab.guest.GuestTrouble;

/** The fleet server on the host, as a process of its own, with the lab's own standards and profiles; asked over its REST interface. */
final class FleetHost implements AutoCloseable {
  /** The host as the guests see it. */
  static final String FROM_GUEST = "10.0.2.2";

  /** What the server made of an order: the answer's body, or a problem of RFC 9457. */
  record Posted(int status, JsonObject body) {
    JsonObject orElseThrow() {
      if (status != 200) {
        throw new GuestTrouble("the server refuses, status " + status + ": " + body.encode());
      }
      return body;
    }

    /** The reason of the problem; empty when it was done. */
    Optional<String> refusal() {
      return status == 200 ? Optional.empty() : Optional.of(body.getString("reason", ""));
    }
  }

  private final Path project;
  private final Path data;
  private final int http = freePort();
  private final int https = freePort();
  private final int mqtt = freePort();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(10)).build();
  private final String bearer;
  private final String setupPath;
  private Started server;

  private FleetHost(Path project, Path data) throws IOException, InterruptedException {
    this.project = project;
    this.data = data;
    server = serve();
    try {
      String link = server.line(line -> line.contains("/setup/"));
      setupPath = link.substring(link.indexOf("/setup/")).strip();
      bearer = bearer();
    } catch (InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Starts a server that keeps everything in a folder. */
  static FleetHost start(Path project, Path data) throws IOException, InterruptedException {
    HouseFiles.layOut(data.resolve("catalog"));
    return new FleetHost(project, data);
  }

  private Started serve() throws IOException {
    return script("serve", "--http-port", "" + http, "--https-port", "" + https, "--mqtt-port", "" + mqtt,
        "--stamp-port", "0",
        "--public-host", FROM_GUEST);
  }

  /** A one-time token for the PC of a room that is made, as {@code agent-token create} makes it. */
  String agentToken(String room, String standard) {
    Instant now = InstantSource.system().instant();
    try (FleetStore store = FleetStore.open(data)) {
      RoomPlan plan = new RoomPlan(Optional.of(room), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty(), Optional.of(room), Optional.of(standard));
      return store.enrolTokens(List.of("localhost"), now).create(plan, 1, Duration.ofHours(1), now).getFirst();
    }
  }

  /** Stops the server in order, and starts it again on the same ports. */
  void restart() throws IOException, InterruptedException {
    server.close();
    server = serve();
    server.line(line -> line.contains("is ready"));
  }

  /** The schema {@code RoomDetail} of the room, or an empty object while nobody knows it. */
  JsonObject room(String room) {
    return get("/api/v1/rooms/" + room);
  }

  /** The devices of a room. */
  JsonArray devices(String room) {
    return get("/api/v1/rooms/" + room + "/devices").getJsonArray("items", new JsonArray());
  }

  /** The other rooms in which what is in a room now was seen before. */
  Stream<String> formerRooms(String room) {
    return RoomView.objects(devices(room)).map(device -> device.getJsonObject("unit").getJsonObject("elsewhere"))
        .filter(Objects::nonNull).map(elsewhere -> elsewhere.getString("room"));
  }

  /** The tickets of a room, newest first. */
  JsonArray tickets(String room) {
    return get("/api/v1/tickets?limit=100&room=" + room).getJsonArray("items", new JsonArray());
  }

  /** The schema {@code TicketDetail}. */
  JsonObject ticket(long id) {
    return get("/api/v1/tickets/" + id);
  }

  /** The server's address for a browser on this machine. */
  String address(String path) {
    return "http://localhost:" + http + path;
  }

  /** The server's address for a guest, whose agent knows the certificate by its token. */
  String addressFromGuest() {
    return "https://" + FROM_GUEST + ":" + https;
  }

  /** The one-time path that sets the administrator. */
  String setupPath() {
    return setupPath;
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }

  /** What the server answers; an empty object when it refuses or restarts. */
  JsonObject get(String path) {
    try {
      HttpResponse<String> answer = send(request(path).build());
      return answer.statusCode() == 200 ? new JsonObject(answer.body()) : new JsonObject();
    } catch (IOException e) {
      return new JsonObject(); // the server restarts
    }
  }

  /** Asks the server to do something. */
  Posted post(String path, JsonObject body) {
    try {
      HttpResponse<String> answer = send(request(path).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body.encode())).build());
      return new Posted(answer.statusCode(), new JsonObject(answer.body()));
    } catch (IOException e) {
      throw new GuestTrouble("the server does not answer: " + e.getMessage(), e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(20)).header("Authorization",
        "Bearer " + bearer);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuestTrouble("interrupted while asking the server", e);
    }
  }

  /** As {@code token create} makes it. */
  private String bearer() {
    try (FleetStore store = FleetStore.open(data)) {
      return new TokenStore(store.database().dataSource())
          .create("lab", null, Set.of(Scope.READ, Scope.OPERATE), null, InstantSource.system().instant()).secret();
    }
  }

  private Started script(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(words));
    command.add(0, project.resolve("scripts/fleet").toString());
    command.addAll(List.of("--data", data.toString()));
    return new Started(command);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
