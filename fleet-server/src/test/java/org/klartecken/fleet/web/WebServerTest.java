// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.klartecken.fleet.http.RouteGroup;

class WebServerTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  @BeforeEach
  void start() throws Exception {
    RouteGroup first = (_, router) -> router.get("/who").handler(c -> c.response().end("first"));
    RouteGroup second = (_, router) -> router.get("/who").handler(c -> c.response().end("second"));
    RouteGroup thread = (_, router) -> router.get("/thread")
        .handler(c -> c.response().end(Boolean.toString(Thread.currentThread().isVirtual())));
    port = deploy(0, List.of(first, second, thread));
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void earlierGroupAnswersFirst() throws Exception {
    assertEquals("first", get("/who").body());
  }

  @Test
  void handlersRunOnVirtualThreads() throws Exception {
    assertEquals("true", get("/thread").body());
  }

  @Test
  void everyAnswerForbidsInlineCodeAndFrames() throws Exception {
    for (String path : List.of("/who", "/nowhere", Assets.url("live.js"))) {
      String policy = get(path).headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"), path + policy);
      assertTrue(!policy.contains("unsafe"), policy);
    }
  }

  @Test
  void assetsMayBeKeptForEverUnderTheirDigestOnly() throws Exception {
    var current = get(Assets.url("klartecken.css"));
    assertEquals(200, current.statusCode());
    assertTrue(current.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    var old = get("/static/000000000000/klartecken.css");
    assertEquals("no-cache", old.headers().firstValue("Cache-Control").orElse(""));
    assertEquals(404, get("/static/x/..%2f..%2fdb").statusCode());
  }

  @Test
  void takenPortIsReportedAsSuch() {
    var thrown = assertThrows(Exception.class, () -> deploy(port, List.of()));
    assertTrue(thrown instanceof BindException || thrown.getCause() instanceof BindException, thrown::toString);
  }

  private int deploy(int wanted, List<RouteGroup> groups) throws Exception {
    var config = new WebConfig("127.0.0.1", wanted, null, "", ZoneOffset.UTC);
    return new WebServer(config, groups).deploy(vertx).await(20, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
