// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.klartecken.contract.Printable;

/**
 * Where a fleet server's web door is: {@code http://localhost:8080}, {@code https://fleet.example.org}.
 *
 * @param uri with scheme and host, without path, query and user
 */
public record ServerAddress(URI uri) {
  /** Reads an address; anything else is an {@link IllegalArgumentException} that says what was expected. */
  public static ServerAddress parse(String text) {
    try {
      URI uri = new URI(text.strip().replaceAll("/+$", ""));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
          && uri.getFragment() == null && uri.getPath().isEmpty();
      if (plain && (scheme.equals("http") || scheme.equals("https"))) {
        return new ServerAddress(uri);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(expected(text), e);
    }
    throw new IllegalArgumentException(expected(text));
  }

  private static String expected(String text) {
    return "The server's address looks like https://fleet.example.org or http://localhost:8080, not "
        + Printable.quote(text);
  }

  /**
   * Whether a token may be sent there: over HTTPS, or to this very PC. Over plain HTTP anybody on the way could read
   * the token and the credentials that answer it.
   */
  public boolean isPrivate() {
    if ("https".equalsIgnoreCase(uri.getScheme())) {
      return true;
    }
    try {
      return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) { // not this PC, then
      return false;
    }
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
