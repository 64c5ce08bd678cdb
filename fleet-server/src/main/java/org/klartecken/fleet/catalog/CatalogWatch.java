// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for changed files every two seconds: notices of the file system do not come from shared drives. */
public final class CatalogWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogWatch.class);
  private static final long EVERY_MILLIS = 2_000;

  private CatalogWatch() {
  }

  /** Looks until the Vert.x that it runs on is closed. */
  public static void start(CatalogKeeper keeper, Vertx vertx) {
    Callable<Boolean> look = () -> {
      keeper.look();
      return true;
    };
    vertx.setPeriodic(EVERY_MILLIS, _ -> vertx.executeBlocking(look)
        .onFailure(e -> LOG.error("Changed files of the catalogue cannot be looked for", e)));
  }
}
