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
 * @param tls certificate and key, or null for plain http
 * @param publicUrl under which people and agents reach this server, without a slash at the end; empty: as the browser
 *        asked
 * @param zone of times that belong to no room
 */
public record WebConfig(String host, int port, @Nullable KeyCertOptions tls, String publicUrl, ZoneId zone) {
  public WebConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
    }
  }

  public boolean secure() {
    return tls != null || publicUrl.startsWith("https:");
  }
}
