// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.health;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartecken.fleet.http.RouteGroup;

/**
 * {@code GET /health/live}: the process answers. {@code GET /health/ready}: it can take messages and store them, or 503
 * with what it cannot do.
 */
public final class HealthRoutes implements RouteGroup {
  private final List<Check> checks;

  /**
   * One thing that must hold for the server to do its work.
   *
   * @param trouble why it does not hold, in words that everybody may read, or empty; may wait for the disk
   */
  public record Check(String name, Supplier<Optional<String>> trouble) {
  }

  public HealthRoutes(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    router.get("/health/live").handler(context -> context.json(new JsonObject().put("status", "UP")));
    router.get("/health/ready").handler(context -> {
      JsonArray told = new JsonArray();
      boolean ready = true;
      for (Check check : checks) {
        Optional<String> trouble = check.trouble().get();
        ready = ready && trouble.isEmpty();
        JsonObject line = new JsonObject().put("id", check.name()).put("status", trouble.isEmpty() ? "UP" : "DOWN");
        trouble.ifPresent(reason -> line.put("reason", reason));
        told.add(line);
      }
      context.response().setStatusCode(ready ? 200 : 503);
      context.json(new JsonObject().put("status", ready ? "UP" : "DOWN").put("checks", told));
    });
  }
}
