// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.JsonLibrary;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Topic;
import org.klartecken.fleet.ingest.TrustCa;

/** What a room PC knows after it enrolled over HTTP. */
public record Enrolled(AgentId agent, String shard, int mqttPort, String password, SSLContext tls) {
  /** Asks for credentials; the answer as it came. */
  public static HttpResponse<String> ask(int httpPort, String token, String nonce, String name)
      throws IOException, InterruptedException {
    return ask(httpPort,
        JsonLibrary.build(Jsonb.builder()).toJson(Map.of("token", token, "nonce", nonce, "name", name, "version",
            "0.1")));
  }

  public static HttpResponse<String> ask(int httpPort, String body) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/enrol"))
          .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  public static Enrolled read(HttpResponse<String> response) throws Exception {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    Map<String, Object> answer = JsonLibrary.build(Jsonb.builder()).type(Object.class).map().fromJson(response.body());
    return new Enrolled(new AgentId(String.valueOf(answer.get("agent"))), String.valueOf(answer.get("shard")),
        ((Number) answer.getOrDefault("mqttPort", 0)).intValue(), String.valueOf(answer.get("password")),
        TrustCa.context(String.valueOf(answer.get("caPem"))));
  }

  public String topic(MessageKind kind) {
    return new Topic.FromAgent(shard, agent, kind).toString();
  }
}
