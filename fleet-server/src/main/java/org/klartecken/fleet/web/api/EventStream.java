// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartecken.fleet.token.ApiToken;

/** Serves {@code /events}: one response per reader, kept open; whoever reads too slowly is dropped. */
final class EventStream {
  private static final long HEARTBEAT_MS = 15_000;
  private static final int QUEUE_OCTETS = 256 * 1024;
  private final Vertx vertx;
  private final EventHub hub;
  private final ApiSources sources;
  private final int mostReaders;

  EventStream(Vertx vertx, EventHub hub, ApiSources sources, int mostReaders) {
    this.vertx = vertx;
    this.hub = hub;
    this.sources = sources;
    this.mostReaders = mostReaders;
  }

  void open(RoutingContext context) {
    if (hub.readers() >= mostReaders) {
      throw new ApiProblem(ApiReason.TOO_MANY_READERS, "Try again later.");
    }
    HttpServerResponse response = context.response();
    // identity: a compressor would hold events back until its buffer is full
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CONTENT_ENCODING, "identity").putHeader("X-Accel-Buffering", "no");
    response.setWriteQueueMaxSize(QUEUE_OCTETS);
    Reader reader = new Reader(vertx.getOrCreateContext(), response, Gate.token(context));
    reader.begin(LastEvent.parse(context.request().getHeader("Last-Event-ID")));
  }

  /** One open stream. Everything is written on its own context, in order. */
  private final class Reader implements Consumer<ApiEvent> {
    private final Context home;
    private final HttpServerResponse response;
    private final ApiToken token;
    private long timer;
    private boolean gone;

    Reader(Context home, HttpServerResponse response, ApiToken token) {
      this.home = home;
      this.response = response;
      this.token = token;
    }

    void begin(LastEvent since) {
      response.closeHandler(_ -> end());
      response.exceptionHandler(_ -> end());
      write("retry: 2000\n\n");
      timer = vertx.setPeriodic(HEARTBEAT_MS, _ -> heartbeat());
      Optional<List<ApiEvent>> missed = hub.join(this, since);
      if (missed.isEmpty()) {
        write("event: reset\ndata: {}\n\n");
      }
      missed.orElse(List.of()).forEach(this::send);
    }

    @Override
    public void accept(ApiEvent event) {
      home.runOnContext(_ -> send(event));
    }

    private void send(ApiEvent event) {
      if (token.sees(event.organisation())) {
        write(event.frame(hub.run()));
      }
    }

    private void heartbeat() {
      if (sources.tokens().holds(token.id(), sources.clock().instant())) {
        write(": alive\n\n");
      } else {
        end();
        response.reset();
      }
    }

    private void write(String text) {
      if (gone) {
        return;
      }
      if (response.ended() || response.closed()) {
        end();
      } else if (response.writeQueueFull()) {
        sources.metrics().eventReaderDropped();
        end();
        response.reset();
      } else {
        response.write(text);
      }
    }

    private void end() {
      gone = true;
      hub.leave(this);
      vertx.cancelTimer(timer);
    }
  }
}
