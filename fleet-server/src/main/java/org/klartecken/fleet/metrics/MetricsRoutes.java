// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.metrics;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.klartecken.fleet.http.RouteGroup;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.token.TokenVerdict;

/**
 * {@code GET /metrics}: open to this machine itself, to others by a token that reads all organisations. What a proxy on
 * this machine hands on counts as others.
 */
public final class MetricsRoutes implements RouteGroup {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private final FleetMetrics metrics;
  private final TokenStore tokens;
  private final InstantSource clock;

  public MetricsRoutes(FleetMetrics metrics, TokenStore tokens, InstantSource clock) {
    this.metrics = metrics;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    router.get("/metrics").handler(this::answer);
  }

  private void answer(RoutingContext context) {
    if (isFromHere(context.request()) || isGranted(context.request())) {
      context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT_FORMAT).end(metrics.scrape());
    } else {
      context.response().setStatusCode(401).putHeader("WWW-Authenticate", "Bearer realm=\"klartecken\"")
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .end("A bearer token with the scope read is needed.\n");
    }
  }

  private static boolean isFromHere(HttpServerRequest request) {
    boolean direct = request.getHeader("Forwarded") == null && request.getHeader("X-Forwarded-For") == null;
    String address = request.remoteAddress().hostAddress();
    return direct && address != null && new InetSocketAddress(address, 0).getAddress().isLoopbackAddress();
  }

  private boolean isGranted(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return false;
    }
    return switch (tokens.verify(header.substring(7).trim(), clock.instant())) {
      case TokenVerdict.Granted(var token) -> token.allows(Scope.READ) && token.organisation() == null;
      case TokenVerdict.Denied(var reason) -> {
        metrics.tokenDenied(reason);
        yield false;
      }
    };
  }
}
