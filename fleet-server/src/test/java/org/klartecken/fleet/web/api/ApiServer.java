// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.change.StoredChanges;
import org.klartecken.fleet.history.StoredHistory;
import org.klartecken.fleet.metrics.FleetMetrics;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.selftest.SelfTestBoard;
import org.klartecken.fleet.selftest.SelfTestDesk;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.unit.StoredUnits;
import org.klartecken.fleet.usage.MigratedDatabase;
import org.klartecken.fleet.usage.StoredUsage;
import org.klartecken.fleet.web.WebConfig;
import org.klartecken.fleet.web.WebServer;

/** The real server over a real database, at a time that stands still. */
final class ApiServer implements AutoCloseable {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Vertx vertx = Vertx.vertx();
  private final int port;
  final RoomDirectory rooms = ApiWorld.rooms();
  final FleetMetrics metrics = new FleetMetrics();
  final TokenStore tokens;
  final EventHub hub;
  final ListedTickets desk;
  final String operator;
  final String reader;
  final String foreigner;

  ApiServer(Path folder, ApiLimits limits) throws Exception {
    DataSource database = MigratedDatabase.in(folder);
    ApiWorld.addPast(database);
    InstantSource clock = InstantSource.fixed(ApiWorld.NOW);
    desk = new ListedTickets(clock);
    ApiWorld.addTickets(desk);
    tokens = new TokenStore(database);
    operator = tokens.create("helpdesk", null, Set.of(Scope.READ, Scope.OPERATE), null, ApiWorld.NOW).secret();
    reader = tokens.create("reader", null, Set.of(Scope.READ), null, ApiWorld.NOW).secret();
    foreigner = tokens.create("door", "linkoping", Set.of(Scope.READ), null, ApiWorld.NOW).secret();
    hub = new EventHub(rooms, clock);
    AtomicInteger tests = new AtomicInteger(1);
    SelfTestParts selfTests = SelfTestParts.of(database, rooms, new SelfTestBoard(), (_, _) -> true,
        () -> SelfTestDesk.Reflector.NONE, () -> "t-" + tests.incrementAndGet(), clock);
    selfTests.desk().start(ApiWorld.SILJAN.id(), "helpdesk");
    ApiSources sources = new ApiSources(rooms, desk, new StoredHistory(database), new StoredUsage(database), selfTests,
        new StoredChanges(database), new StoredUnits(database), tokens, metrics, () -> ApiWorld.CATALOG, clock);
    WebServer server = new WebServer(new WebConfig("127.0.0.1", 0, null, "", ZoneOffset.UTC),
        List.of(new ApiRoutes(sources, hub, limits)));
    port = server.deploy(vertx).await(20, TimeUnit.SECONDS);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
  }

  int port() {
    return port;
  }

  HttpClient http() {
    return http;
  }

  HttpResponse<String> get(String path, @Nullable String token, String... headers) throws Exception {
    return send("GET", path, null, token, headers);
  }

  HttpResponse<String> send(String method, String path, @Nullable String json, @Nullable String token,
      String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, json == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(json));
    if (json != null && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws TimeoutException {
    hub.close();
    http.shutdownNow();
    vertx.close().await(10, TimeUnit.SECONDS);
  }
}
