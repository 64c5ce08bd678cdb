// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document {@code openapi/openapi.yaml}: as it is served, and as the router can read it. */
final class ContractDocument {
  /** Of an operation whose answer has no body. */
  private static final String PROBLEMS_ONLY = "application/json";
  private static final String FILE = "/openapi/openapi.yaml";
  private final String text;
  private final JsonObject json;

  private ContractDocument(String text, JsonObject json) {
    this.text = text;
    this.json = json;
  }

  static ContractDocument read() {
    try (InputStream in = ContractDocument.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + FILE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      @SuppressWarnings("unchecked") // the root of every OpenAPI document is a mapping
      Map<String, Object> root = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
      return new ContractDocument(text, new JsonObject(root));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + FILE, e);
    }
  }

  String text() {
    return text;
  }

  JsonObject json() {
    return json;
  }

  /** The one media type of an operation's success. */
  String produces(String path, String method) {
    JsonObject whole = json.getJsonObject("paths").getJsonObject(path).getJsonObject(method).getJsonObject("responses")
        .getJsonObject("200");
    return whole == null ? PROBLEMS_ONLY : whole.getJsonObject("content").fieldNames().iterator().next();
  }

  /**
   * The same without the media types of answers: vertx-openapi 5.0.10 refuses a contract with problem+json or
   * event-stream, and does not need them to check requests.
   */
  JsonObject forRouter() {
    JsonObject copy = json.copy();
    JsonObject paths = copy.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject operations = paths.getJsonObject(path);
      for (String method : operations.fieldNames()) {
        operations.getJsonObject(method).put("responses",
            new JsonObject().put("200", new JsonObject().put("description", "see the contract")));
      }
    }
    return copy;
  }
}
