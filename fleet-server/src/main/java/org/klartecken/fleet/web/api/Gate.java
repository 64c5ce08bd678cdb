// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.klartecken.fleet.metrics.FleetMetrics;
import org.klartecken.fleet.token.ApiToken;
import org.klartecken.fleet.token.Scope;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.token.TokenVerdict;

/** Lets in who may ask, not too often, for what there is. Waits for nothing but the database, so no body is lost. */
final class Gate implements Handler<RoutingContext> {
  private static final String TOKEN = Gate.class.getName();
  private static final String BEARER = "bearer ";
  private final ApiTable table;
  private final TokenStore tokens;
  private final FleetMetrics metrics;
  private final InstantSource clock;
  private final ApiLimits limits;
  private final RateLimit requests;
  private final RateLimit failures;

  Gate(ApiTable table, ApiSources sources, ApiLimits limits) {
    this.table = table;
    this.limits = limits;
    tokens = sources.tokens();
    metrics = sources.metrics();
    clock = sources.clock();
    requests = new RateLimit(limits.burst(), limits.perMinute());
    failures = new RateLimit(limits.failuresPerMinute(), limits.failuresPerMinute());
  }

  /** Who asks, once the gate was passed. */
  static ApiToken token(RoutingContext context) {
    ApiToken token = context.get(TOKEN);
    if (token == null) {
      throw new IllegalStateException("the gate was not passed");
    }
    return token;
  }

  @Override
  public void handle(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (!table.isOpen(context)) {
      authenticate(context);
    }
    ApiTable.Entry entry = table.find(context);
    if (entry.writes() && !token(context).allows(Scope.OPERATE)) {
      throw new ApiProblem(ApiReason.SCOPE_MISSING, "This needs a token with the scope operate.");
    }
    entry.negotiate(context);
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && length.length() < 19 && Long.parseLong(length) > limits.bodyOctets()) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      throw new ApiProblem(ApiReason.BODY_TOO_LARGE, "At most " + limits.bodyOctets() + " octets.");
    }
    context.next();
  }

  private void authenticate(RoutingContext context) {
    Instant now = clock.instant();
    String address = context.request().remoteAddress().hostAddress();
    refuse(context, failures.ask(address, now));
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw unauthenticated(context, "Send the header Authorization: Bearer ktk_…");
    }
    switch (tokens.verify(header.substring(BEARER.length()).trim(), now)) {
      case TokenVerdict.Granted(ApiToken token) -> {
        refuse(context, requests.take(token.id(), now));
        if (!token.allows(Scope.READ)) {
          throw new ApiProblem(ApiReason.SCOPE_MISSING, "This needs a token with the scope read.");
        }
        context.put(TOKEN, token);
      }
      case TokenVerdict.Denied(var reason) -> {
        metrics.tokenDenied(reason);
        failures.take(address, now);
        throw unauthenticated(context, "The token is not valid.");
      }
    }
  }

  private static void refuse(RoutingContext context, Duration wait) {
    if (wait.isPositive()) {
      long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
      context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      throw new ApiProblem(ApiReason.RATE_LIMITED, "Ask again in " + seconds + " s.");
    }
  }

  private static ApiProblem unauthenticated(RoutingContext context, String detail) {
    context.response().putHeader("WWW-Authenticate", "Bearer realm=\"klartecken\"");
    return new ApiProblem(ApiReason.UNAUTHENTICATED, detail);
  }
}
