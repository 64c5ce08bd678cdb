// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.token.TokenVerdict;

class ApiErrorsTest {
  private static final ApiLimits LIMITS = new ApiLimits(40, 60, 3, 4_096, 1);
  private ApiServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new ApiServer(folder, LIMITS);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void asksForATokenThatHolds() throws Exception {
    HttpResponse<String> none = server.get("/rooms", null);
    assertProblem(401, "UNAUTHENTICATED", none);
    assertEquals("Bearer realm=\"klartecken\"", none.headers().firstValue("WWW-Authenticate").orElseThrow());
    assertProblem(401, "UNAUTHENTICATED", server.get("/rooms", "ktk_wrong"));
    assertProblem(401, "UNAUTHENTICATED", server.get("/rooms", null, "Authorization", "Basic YTpi"));
    assertTrue(server.metrics.scrape().contains("klartecken_token_denied_total{reason=\"malformed\"} 1.0"));
  }

  @Test
  void stopsGuessingOfTokens() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertProblem(401, "UNAUTHENTICATED", server.get("/rooms", "ktk_" + "A".repeat(43)));
    }
    HttpResponse<String> stopped = server.get("/rooms", server.reader);
    assertProblem(429, "RATE_LIMITED", stopped);
    assertEquals("20", stopped.headers().firstValue("Retry-After").orElseThrow());
  }

  @Test
  void namesTheFieldThatIsWrongInATimeForSelfTests() throws Exception {
    assertDetail("#", "days/0", "{\"days\":[\"monday\"],\"at\":\"07:30\"}");
    assertDetail("#", "\"at\"", "{\"days\":[\"MONDAY\"]}");
    assertDetail("#", "\"days\"", "{\"at\":\"07:30\"}");
    assertDetail("#", "/at", "{\"days\":[\"MONDAY\"],\"at\":\"25:00\"}");
    assertDetail("#", "/minutes", "{\"before\":\"2026-11-23T10:00:00+01:00\",\"minutes\":1}");
    assertDetail("#", "either days and at, or before", "{}");
    assertDetail("#", "either days and at, or before",
        "{\"days\":[\"MONDAY\"],\"at\":\"07:30\",\"before\":\"2026-11-23T10:00:00+01:00\"}");
  }

  private void assertDetail(String never, String named, String body) throws Exception {
    HttpResponse<String> answer = server.send("POST", "/rooms/lommen/selftests/times", body, server.operator);
    assertProblem(400, "INVALID_BODY", answer);
    String detail = new JsonObject(answer.body()).getString("detail");
    assertTrue(detail.contains(named) && !detail.contains(never) && !detail.contains("additional"),
        body + ": " + detail);
  }

  @Test
  void limitsTheRequestsOfOneTokenAlone() throws Exception {
    for (int i = 0; i < LIMITS.burst(); i++) {
      assertEquals(200, server.get("/tickets", server.reader).statusCode());
    }
    assertProblem(429, "RATE_LIMITED", server.get("/tickets", server.reader));
    assertEquals(200, server.get("/tickets", server.operator).statusCode());
  }

  @Test
  void saysWhatIsWrongWithTheAddressTheMethodAndTheFormat() throws Exception {
    assertProblem(404, "NO_SUCH_PATH", server.get("/roooms", server.reader));
    assertProblem(404, "NO_SUCH_PATH", server.get("/rooms/lommen/secrets", server.reader));
    HttpResponse<String> method = server.send("DELETE", "/rooms/lommen", null, server.operator);
    assertProblem(405, "METHOD_NOT_ALLOWED", method);
    assertEquals("GET", method.headers().firstValue("Allow").orElseThrow());
    assertProblem(406, "NOT_ACCEPTABLE", server.get("/rooms", server.reader, "Accept", "text/html"));
    assertProblem(406, "NOT_ACCEPTABLE", server.get("/rooms", server.reader, "Accept", "application/json;q=0"));
    assertEquals(200, server.get("/rooms", server.reader, "Accept", "text/html, application/*;q=0.5").statusCode());
    assertProblem(406, "NOT_ACCEPTABLE", server.get("/events", server.reader, "Accept", "application/json"));
  }

  @Test
  void saysWhatIsWrongWithTheParameters() throws Exception {
    assertProblem(400, "INVALID_PARAMETER", server.get("/rooms?limit=0", server.reader));
    assertProblem(400, "INVALID_PARAMETER", server.get("/rooms?limit=many", server.reader));
    assertProblem(400, "INVALID_PARAMETER", server.get("/rooms?readiness=FINE", server.reader));
    assertProblem(400, "INVALID_PARAMETER", server.get("/rooms/UPPER", server.reader));
    assertProblem(400, "INVALID_PARAMETER", server.get("/tickets/0", server.reader));
    assertProblem(400, "INVALID_PARAMETER", server.get("/rooms/lommen/history?from=yesterday", server.reader));
    assertProblem(400, "INVALID_PARAMETER",
        server.get("/rooms/lommen/history?from=2026-11-21T09:00:00Z&until=2026-11-21T08:00:00Z", server.reader));
    assertProblem(400, "INVALID_PARAMETER",
        server.get("/rooms/lommen/usage?first=2020-01-01&last=2026-01-01", server.reader));
    assertProblem(400, "INVALID_CURSOR", server.get("/rooms?cursor=%21%21", server.reader));
    assertProblem(400, "INVALID_CURSOR",
        server.get("/rooms?cursor=" + Cursor.after("tickets", "1"), server.reader));
  }

  @Test
  void saysWhatIsWrongWithTheBody() throws Exception {
    String path = "/tickets/2/comment";
    assertProblem(400, "INVALID_BODY", server.send("POST", path, "{", server.operator));
    assertProblem(400, "INVALID_BODY", server.send("POST", path, "{}", server.operator));
    assertProblem(400, "INVALID_BODY", server.send("POST", path, "{\"text\":\"\"}", server.operator));
    assertProblem(400, "INVALID_BODY", server.send("POST", path, "{\"text\":\"a\",\"by\":\"b\"}", server.operator));
    assertProblem(400, "INVALID_BODY",
        server.send("POST", path, "{\"text\":\"" + "a".repeat(2_001) + "\"}", server.operator));
    assertProblem(413, "BODY_TOO_LARGE",
        server.send("POST", path, "{\"text\":\"" + "a".repeat(5_000) + "\"}", server.operator));
    assertProblem(415, "UNSUPPORTED_MEDIA_TYPE",
        server.send("POST", path, "text=a", server.operator, "Content-Type", "application/x-www-form-urlencoded"));
    assertProblem(400, "INVALID_PARAMETER",
        server.send("POST", "/tickets/0/comment", "{\"text\":\"a\"}", server.operator));
  }

  @Test
  void needsTheScopeToActAndShowsNothingOfOtherOrganisations() throws Exception {
    assertProblem(403, "SCOPE_MISSING", server.send("POST", "/tickets/2/acknowledge", null, server.reader));
    assertProblem(404, "NO_SUCH_ROOM", server.get("/rooms/lommen", server.foreigner));
    assertProblem(404, "NO_SUCH_TICKET", server.get("/tickets/2", server.foreigner));
    assertEquals(1, items(server.get("/rooms", server.foreigner)));
    assertEquals(1, items(server.get("/tickets", server.foreigner)));
    assertEquals(3, items(server.get("/tickets", server.reader)));
  }

  @Test
  void refusesWhatTheDeskRefuses() throws Exception {
    assertProblem(404, "NO_SUCH_TICKET", server.send("POST", "/tickets/99/close", null, server.operator));
    assertProblem(409, "ALREADY_RESOLVED", server.send("POST", "/tickets/1/acknowledge", null, server.operator));
    assertEquals(200, server.send("POST", "/tickets/1/close", null, server.operator).statusCode());
    assertProblem(409, "ALREADY_CLOSED", server.send("POST", "/tickets/1/close", null, server.operator));
  }

  @Test
  void aRevokedTokenCountsNoMore() throws Exception {
    var verdict = server.tokens.verify(server.reader, ApiWorld.NOW);
    String id = ((TokenVerdict.Granted) verdict).token().id();
    server.tokens.revoke(id, ApiWorld.NOW);
    assertProblem(401, "UNAUTHENTICATED", server.get("/rooms", server.reader));
  }

  private static int items(HttpResponse<String> response) {
    return new JsonObject(response.body()).getJsonArray("items").size();
  }

  private static void assertProblem(int status, String reason, HttpResponse<String> response) {
    assertEquals(status + " " + reason, response.statusCode() + " "
        + (response.body().startsWith("{") ? new JsonObject(response.body()).getString("reason") : response.body()));
    assertEquals("application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    assertEquals(status, new JsonObject(response.body()).getInteger("status"));
  }
}
