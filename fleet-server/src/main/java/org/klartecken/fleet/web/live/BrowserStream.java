// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.live;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.function.Predicate;

/** A browser's response as a reader. */
public final class BrowserStream implements Reader {
  private static final int MOST_WAITING_OCTETS = 4 * 1024 * 1024;
  private final HttpServerResponse response;
  private final Predicate<Instant> allowed;
  private volatile boolean open = true;

  private BrowserStream(HttpServerResponse response, Predicate<Instant> allowed) {
    this.response = response;
    this.allowed = allowed;
  }

  /** Answers a request with a stream of events. */
  public static void open(RoutingContext context, LiveHub hub, LiveView view, Predicate<Instant> allowed) {
    HttpServerResponse response = context.response();
    BrowserStream reader = new BrowserStream(response, allowed);
    response.closeHandler(_ -> reader.open = false);
    response.exceptionHandler(_ -> reader.open = false);
    // identity: a compressor would hold small events back; X-Accel-Buffering: so would a proxy in front
    response.setChunked(true).setWriteQueueMaxSize(MOST_WAITING_OCTETS).putHeader("Content-Type", "text/event-stream")
        .putHeader("Content-Encoding", "identity").putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    String last = context.request().getHeader("Last-Event-ID");
    String seen = last == null ? context.request().getParam("v", "") : last;
    hub.open(view, reader, seen);
  }

  @Override
  public void write(String event) {
    if (!open || response.closed()) {
      open = false;
    } else if (response.writeQueueFull()) {
      end();
    } else {
      var _ = response.write(event);
    }
  }

  @Override
  public boolean isOpen() {
    return open && !response.closed();
  }

  @Override
  public boolean mayRead(Instant now) {
    if (!allowed.test(now)) {
      end();
    }
    return open;
  }

  private void end() {
    open = false;
    var _ = response.reset();
  }
}
