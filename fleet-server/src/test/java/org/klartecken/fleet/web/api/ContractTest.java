// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the contract is what the real server answers to the example's own request, to the last letter. */
class ContractTest {
  private static final ContractDocument DOCUMENT = ContractDocument.read();
  private ApiServer server;

  /**
   * One example of the contract.
   *
   * @param request method, address and body, from {@code x-request}
   */
  private record Example(String name, String path, int status, String mediaType, JsonObject schema, JsonObject request,
      JsonObject value) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new ApiServer(folder, ApiLimits.USUAL);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theServerAnswersWhatTheExampleShows(Example example) throws Exception {
    HttpResponse<String> answer = ask(example.request());
    keep(example.name(), answer.body());
    assertEquals(example.status(), answer.statusCode(), answer.body());
    assertEquals(example.mediaType(), answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals(List.of(), faults(example.schema(), new JsonObject(answer.body())), answer.body());
    assertEquals(example.value().encodePrettily(), new JsonObject(answer.body()).encodePrettily());
  }

  @Test
  void everyOperationHasAnExample() {
    List<String> lacking = new ArrayList<>();
    JsonObject paths = DOCUMENT.json().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      if (!path.equals("/events") && !path.equals("/openapi.yaml") && !path.equals("/reachable")
          && examples().noneMatch(e -> e.path().equals(path) && e.status() == 200)) {
        lacking.add(path);
      }
    }
    assertEquals(List.of(), lacking);
  }

  @Test
  void theSchemasRefuseWhatTheyDoNotPromise() {
    JsonObject page = new JsonObject().put("$ref", "#/components/schemas/RoomPage");
    JsonObject room = RoomJson.summary(ApiWorld.rooms().all().getFirst());
    assertEquals(List.of(), faults(page, pageOf(room)));
    assertFalse(faults(page, pageOf(room.copy().put("secret", 1))).isEmpty());
    assertFalse(faults(page, pageOf(room.copy().put("readiness", "FINE"))).isEmpty());
  }

  @Test
  void isServedToAnybody() throws Exception {
    HttpResponse<String> answer = server.get("/openapi.yaml", null);
    assertEquals(200, answer.statusCode());
    assertEquals(DOCUMENT.text(), answer.body());
    assertEquals("application/yaml", answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void answersNothingToWhoeverAsksWhetherTheServerItselfAnswers() throws Exception {
    HttpResponse<String> answer = server.get("/reachable", null);
    assertEquals(204, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void pagesShowEverythingOnce() throws Exception {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = new JsonObject(server.get("/rooms?limit=1" + cursor, server.operator).body());
      page.getJsonArray("items").forEach(item -> seen.add(((JsonObject) item).getString("id")));
      cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
    } while (!cursor.isEmpty());
    assertEquals(List.of("lommen", "siljan", "vattern"), seen);
  }

  @Test
  void filtersRooms() throws Exception {
    assertEquals(List.of("lommen", "siljan"), rooms("?organisation=norrkoping"));
    assertEquals(List.of("vattern"), rooms("?site=stadshuset"));
    assertEquals(List.of("lommen", "vattern"), rooms("?readiness=NOT_READY&readiness=UNKNOWN"));
    assertEquals(List.of("lommen"), rooms("?purpose=IN_ROOM"));
    assertEquals(List.of(), rooms("?purpose=IN_ROOM&readiness=NOT_READY"));
  }

  private List<String> rooms(String query) throws Exception {
    JsonObject page = new JsonObject(server.get("/rooms" + query, server.operator).body());
    return page.getJsonArray("items").stream().map(item -> ((JsonObject) item).getString("id")).toList();
  }

  static Stream<Example> examples() {
    List<Example> examples = new ArrayList<>();
    JsonObject paths = DOCUMENT.json().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        JsonObject responses = paths.getJsonObject(path).getJsonObject(method).getJsonObject("responses");
        responses.fieldNames().forEach(code -> collect(path, responses.getJsonObject(code), code, examples));
      }
    }
    collect("", DOCUMENT.json().getJsonObject("components").getJsonObject("responses").getJsonObject("Problem"),
        "default", examples);
    return examples.stream();
  }

  private static void collect(String path, JsonObject response, String code, List<Example> into) {
    JsonObject content = response.getJsonObject("content", new JsonObject());
    for (String type : content.fieldNames()) {
      JsonObject examples = content.getJsonObject(type).getJsonObject("examples", new JsonObject());
      for (String name : examples.fieldNames()) {
        JsonObject example = examples.getJsonObject(name);
        JsonObject value = example.getJsonObject("value");
        int status = code.equals("default") ? value.getInteger("status") : Integer.parseInt(code);
        into.add(new Example(name, path, status, type, content.getJsonObject(type).getJsonObject("schema"),
            example.getJsonObject("x-request"), value));
      }
    }
  }

  private HttpResponse<String> ask(JsonObject request) throws Exception {
    JsonObject body = request.getJsonObject("body");
    String token = request.getBoolean("anonymous", false) ? null : server.operator;
    return server.send(request.getString("method", "GET"), request.getString("path"),
        body == null ? null : body.encode(), request.getString("token", "").equals("reader") ? server.reader : token);
  }

  /** For whoever changes the contract on purpose: what the server answers now. */
  private static void keep(String name, String body) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "contract-answers"));
    Files.writeString(folder.resolve(name + ".json"), body);
  }

  private static List<String> faults(JsonObject schema, JsonObject value) {
    JsonObject whole = new JsonObject().put("$id", "http://localhost/contract").put("components",
        DOCUMENT.json().getJsonObject("components").copy()).mergeIn(schema.copy());
    OutputUnit result = Validator
        .create(JsonSchema.of(whole), new JsonSchemaOptions().setBaseUri("http://localhost")
            .setDraft(Draft.DRAFT202012).setOutputFormat(OutputFormat.Basic))
        .validate(value);
    if (Boolean.TRUE.equals(result.getValid())) {
      return List.of();
    }
    return Objects.requireNonNullElse(result.getErrors(), List.<OutputUnit>of()).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getError()).toList();
  }

  private static JsonObject pageOf(JsonObject room) {
    return new JsonObject().put("items", new JsonArray().add(room)).putNull("next");
  }
}
