// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * Port: routes that belong together, below a prefix of their own.
 *
 * <p>Security headers are already set when a handler runs; bodies are not read yet, so a group that takes bodies mounts
 * its own {@code BodyHandler} below its prefix. Handlers run on virtual threads and may wait; a request that waits does
 * not keep another one from running only when it waits by {@code Future.await}.
 */
@FunctionalInterface
public interface RouteGroup {
  void mount(Vertx vertx, Router router);
}
