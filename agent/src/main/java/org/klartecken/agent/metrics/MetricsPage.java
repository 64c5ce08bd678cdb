// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.klartecken.contract.Printable;

/** {@code GET /metrics} for a Prometheus on this very PC: listens on the loopback address only. */
public final class MetricsPage implements AutoCloseable {
  private final HttpServer http;
  private final MeterRegistry registry;
  private final Tally tally;

  private MetricsPage(HttpServer http, MeterRegistry registry) {
    this.http = http;
    this.registry = registry;
    this.tally = new MeterTally(registry);
  }

  /**
   * Starts to serve.
   *
   * @param port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static MetricsPage start(int port) throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8);
    MetricsPage page = new MetricsPage(http, new SimpleMeterRegistry());
    http.createContext("/", page::answer);
    http.start();
    return page;
  }

  /** What is counted here is shown on the page. */
  public Tally tally() {
    return tally;
  }

  public int port() {
    return http.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/metrics")) {
        send(exchange, 404, "text/plain; charset=utf-8",
            "Only /metrics is served here, not " + Printable.quote(exchange.getRequestURI().getPath()) + ".\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, 405, "text/plain; charset=utf-8", "Only GET is understood here.\n");
      } else {
        send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", PrometheusText.print(registry));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
