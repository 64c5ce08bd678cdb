// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.klartecken.contract.JsonLibrary;

/** What an agent got when it enrolled. */
record Credentials(String agent, String shard, String password, String caPem) {
  private static final JsonType<Map<String, Object>> JSON = JsonLibrary.build(Jsonb.builder()).type(Object.class).map();

  static Credentials enrol(HttpClient http, int port, String token, String name)
      throws IOException, InterruptedException {
    String body = JSON.toJson(Map.of("token", token, "nonce", name, "name", name, "version", "bench"));
    HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/enrol"))
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("not enrolled: " + answer.statusCode() + ' ' + answer.body());
    }
    Map<String, Object> told = JSON.fromJson(answer.body());
    return new Credentials(word(told, "agent"), word(told, "shard"), word(told, "password"), word(told, "caPem"));
  }

  private static String word(Map<String, Object> told, String name) {
    return String.valueOf(told.get(name));
  }

  String topic(String kind) {
    return "klartecken/v1/" + shard + '/' + agent + '/' + kind;
  }
}
