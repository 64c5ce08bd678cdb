// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An administrator who reads the pages of a running server, without a browser. */
public final class HttpVisitor implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");
  private static final String PASSWORD = "sju gröna hästar i regn";
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
      .followRedirects(HttpClient.Redirect.NORMAL).build();
  private final URI base;

  private HttpVisitor(URI base) {
    this.base = base;
  }

  /** Becomes the first administrator of a server that was just made. */
  public static HttpVisitor of(FleetServer server) {
    HttpVisitor visitor = new HttpVisitor(URI.create("http://localhost:" + server.httpPort()));
    visitor.setUp(server.setupPath().orElseThrow());
    return visitor;
  }

  public URI address(String path) {
    return base.resolve(path);
  }

  /** A page in a language. */
  public String page(String path, String language) {
    return send(HttpRequest.newBuilder(address(path)).header("Accept-Language", language).build());
  }

  private void setUp(String path) {
    Matcher token = TOKEN.matcher(page(path, "sv"));
    assertTrue(token.find());
    String form = "token=" + encoded(token.group(1)) + "&name=Sara&password=" + encoded(PASSWORD) + "&again="
        + encoded(PASSWORD);
    send(HttpRequest.newBuilder(address(path)).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form)).build());
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), request + answer.body());
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
