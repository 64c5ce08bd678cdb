// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.net.ssl.HttpsURLConnection;
import org.klartecken.contract.Printable;

/** Asks over HTTP with the JDK's old client: one question in an agent's life does not deserve the new one's threads. */
public final class HttpEnrolDoor implements EnrolDoor {
  private static final int PATIENCE_MS = 10_000;
  private static final int LARGEST = 64 * 1024;

  @Override
  public Answer ask(ServerAddress server, EnrolmentToken token, String question) {
    try {
      URI uri = URI.create(server + "/enrol");
      HttpURLConnection http = (HttpURLConnection) uri.toURL().openConnection();
      if (http instanceof HttpsURLConnection https) {
        https.setSSLSocketFactory(VouchedTrust.context(token).getSocketFactory());
      }
      http.setConnectTimeout(PATIENCE_MS);
      http.setReadTimeout(PATIENCE_MS);
      http.setInstanceFollowRedirects(false); // a token goes where the administrator said and nowhere else
      http.setRequestMethod("POST");
      http.setDoOutput(true);
      http.setRequestProperty("Content-Type", "application/json");
      http.setRequestProperty("Accept", "application/json, application/problem+json");
      try (OutputStream out = http.getOutputStream()) {
        out.write(question.getBytes(UTF_8));
      }
      int status = http.getResponseCode();
      return new Answer.Said(status, body(status < 400 ? http.getInputStream() : http.getErrorStream()));
    } catch (IOException | GeneralSecurityException e) {
      return new Answer.Unreachable(Printable.clean(Objects.toString(e.getMessage(), e.toString())));
    }
  }

  private static String body(@org.jspecify.annotations.Nullable InputStream stream) throws IOException {
    if (stream == null) {
      return "";
    }
    try (stream) {
      return new String(stream.readNBytes(LARGEST), UTF_8);
    }
  }
}
