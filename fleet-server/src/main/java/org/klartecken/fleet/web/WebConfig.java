// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import io.vertx.core.net.KeyCertOptions;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the web is served.
 *
 * @param host to listen on
 * @param port to listen on, 0 for any free one
 * @param tls a second port by https, or null for plain http only
 * @param publicUrl under which people and agents reach this server, without a slash at the end; empty: as the browser
 *        asked
 * @param zone of times that belong to no room
 */
public record WebConfig(String host, int port, @Nullable TlsPort tls, String publicUrl, ZoneId zone) {
  /**
   * A port by https.
   *
   * @param port to listen on, 0 for any free one
   * @param certificate with its chain and key
   */
  public record TlsPort(int port, KeyCertOptions certificate) {
  }

  public WebConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
    }
  }

  /** Whether people reach this server by https, whatever stands before it. */
  public boolean secure() {
    return publicUrl.startsWith("https:");
  }
}
