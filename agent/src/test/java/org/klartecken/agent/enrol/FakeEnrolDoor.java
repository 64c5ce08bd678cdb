// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.klartecken.agent.publish.TestAuthority;

/** A real HTTP door that answers every question with what the test says. */
public final class FakeEnrolDoor implements AutoCloseable {
  private final HttpServer http;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers with a status and a body. */
  public FakeEnrolDoor(int status, String body) {
    this(open(), status, body);
  }

  private FakeEnrolDoor(HttpServer http, int status, String body) {
    this.http = http;
    http.createContext("/enrol", exchange -> {
      asked.add(exchange.getRequestMethod() + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      byte[] octets = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, octets.length);
      exchange.getResponseBody().write(octets);
      exchange.close();
    });
    http.start();
  }

  private static HttpServer open() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    } catch (IOException e) {
      throw new AssertionError("no free port", e);
    }
  }

  /** Answers with a body over https, its authority's certificate behind its own. */
  public static FakeEnrolDoor overTls(TestAuthority authority, String body) throws Exception {
    HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    https.setHttpsConfigurator(new HttpsConfigurator(authority.serverContext()));
    return new FakeEnrolDoor(https, 200, body);
  }

  /** The answer that makes a PC an agent. */
  public static String accepting(Credentials credentials) {
    return "{\"agent\":\"%s\",\"shard\":\"%s\",\"mqttHost\":\"%s\",\"mqttPort\":%d,\"username\":\"%s\",\"password\":\"%s\",\"caPem\":\"%s\"%s}"
        .formatted(credentials.agent(), credentials.shard(), credentials.mqttHost(), credentials.mqttPort(),
            credentials.username(), credentials.password(), credentials.caPem().replace("\n", "\\n"),
            credentials.web() == null ? "" : ",\"web\":\"" + credentials.web() + '"');
  }

  /** What a token of this authority ends with. */
  public String fingerprintOf(X509Certificate ca) {
    return EnrolmentToken.fingerprintOf(ca);
  }

  public String url() {
    return (http instanceof HttpsServer ? "https" : "http") + "://localhost:" + http.getAddress().getPort();
  }

  /** Method and body of each question. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
