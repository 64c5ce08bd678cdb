// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.readiness.Readiness;

@Timeout(30)
class EventStreamTest {
  private ApiServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new ApiServer(folder, new ApiLimits(100, 100, 100, 4_096, 3));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void tellsChangedRoomsAndTickets() throws Exception {
    try (Reading reading = read(server.reader, "")) {
      awaitReaders(1);
      server.rooms.put(ApiWorld.snapshot(ApiWorld.SILJAN, Readiness.READY)); // heard again, not changed
      server.rooms.put(ApiWorld.snapshot(ApiWorld.SILJAN, Readiness.DEGRADED));
      server.hub.ticketChanged(server.desk.find(2).orElseThrow());
      assertEquals("event: room", reading.next("event:"));
      assertTrue(reading.next("data:").contains("\"id\":\"siljan\""));
      assertEquals("event: ticket", reading.next("event:"));
    }
    awaitReaders(0);
  }

  @Test
  void tellsNothingOfOtherOrganisations() throws Exception {
    try (Reading reading = read(server.foreigner, "")) {
      awaitReaders(1);
      server.rooms.put(ApiWorld.snapshot(ApiWorld.SILJAN, Readiness.DEGRADED));
      server.rooms.put(ApiWorld.snapshot(ApiWorld.VATTERN, Readiness.READY));
      assertTrue(reading.next("data:").contains("\"id\":\"vattern\""));
    }
  }

  @Test
  void tellsWhatWasMissedSinceTheLastEvent() throws Exception {
    server.rooms.put(ApiWorld.snapshot(ApiWorld.SILJAN, Readiness.DEGRADED));
    server.rooms.put(ApiWorld.snapshot(ApiWorld.SILJAN, Readiness.NOT_READY));
    try (Reading reading = read(server.reader, server.hub.run() + "-1")) {
      assertEquals("id: " + server.hub.run() + "-2", reading.next("id:"));
      assertTrue(reading.next("data:").contains("NOT_READY"));
    }
  }

  @Test
  void saysResetWhenItCannotKnowWhatWasMissed() throws Exception {
    for (String last : new String[]{"nonsense", "0-5", server.hub.run() + "-77", "<script>",
        "1-99999999999999999999"}) {
      try (Reading reading = read(server.reader, last)) {
        assertEquals("event: reset", reading.next("event:"));
      }
      awaitReaders(0);
    }
  }

  @Test
  void refusesMoreReadersThanItCanServe() throws Exception {
    try (Reading _ = read(server.reader, "");
        Reading _ = read(server.reader, "");
        Reading _ = read(server.reader, "")) {
      awaitReaders(3);
      assertEquals(503, server.get("/events", server.reader, "Accept", "text/event-stream").statusCode());
    }
  }

  @Test
  void dropsAReaderThatDoesNotRead() throws Exception {
    try (Socket slow = new Socket("127.0.0.1", server.port())) {
      slow.setReceiveBufferSize(1_024);
      slow.getOutputStream().write(("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.reader
          + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      awaitReaders(1);
      await().until(() -> {
        for (int i = 0; i < 500; i++) {
          server.hub.ticketChanged(server.desk.find(2).orElseThrow());
        }
        return server.hub.readers() == 0;
      });
    }
    assertTrue(server.metrics.scrape().contains("klartecken_events_dropped_total 1.0"));
  }

  private void awaitReaders(int count) {
    await().until(() -> server.hub.readers() == count);
  }

  private Reading read(String token, String last) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/events"))
        .header("Authorization", "Bearer " + token).header("Accept", "text/event-stream")
        .header("Accept-Encoding", "gzip");
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    HttpResponse<Stream<String>> response = server.http().send(request.build(),
        HttpResponse.BodyHandlers.ofLines());
    assertEquals(200, response.statusCode());
    Stream<String> lines = response.body();
    return new Reading(lines, lines.iterator());
  }

  /** An open stream; closing it closes the connection. */
  private record Reading(Stream<String> lines, Iterator<String> iterator) implements AutoCloseable {

    String next(String prefix) {
      while (iterator.hasNext()) {
        String line = iterator.next();
        if (line.startsWith(prefix)) {
          return line;
        }
      }
      return "the stream ended";
    }

    @Override
    public void close() {
      lines.close();
    }
  }
}
