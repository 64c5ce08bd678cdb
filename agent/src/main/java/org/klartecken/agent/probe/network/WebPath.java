// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.klartecken.agent.protocol.web.HttpAnswer;

/** Who answers in the name of the server's web. Pure. */
enum WebPath {
  /** The server itself. */
  OPEN,
  /** The network in its place. */
  PORTAL,
  /** Somebody whose certificate is not trusted. */
  UNTRUSTED;

  private static final int NOTHING_IN_IT = 204;
  /** RFC 6585 §6: what a network says that wants a log-in and is honest. */
  private static final int LOG_IN_FIRST = 511;

  /** In readings. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What an answer says; empty when it may as well come from the server or from the proxy before it: that it is not
   * there, not well, not the right one or only to be asked by https.
   *
   * @param host that was asked
   */
  static Optional<WebPath> of(HttpAnswer answer, String host) {
    return switch (answer.status()) {
      case NOTHING_IN_IT -> answer.hasBody() ? Optional.empty() : Optional.of(OPEN);
      case 200 -> answer.hasBody() ? Optional.of(PORTAL) : Optional.empty();
      case 301, 302, 303, 307, 308 -> answer.location().filter(to -> leadsAway(to, host)).map(_ -> PORTAL);
      case LOG_IN_FIRST -> Optional.of(PORTAL);
      default -> Optional.empty();
    };
  }

  private static boolean leadsAway(String location, String host) {
    try {
      String there = new URI(location).getHost();
      return there != null && !there.equalsIgnoreCase(host);
    } catch (URISyntaxException e) { // portals write what they like
      return location.contains("://") && !location.toLowerCase(Locale.ROOT).contains(host.toLowerCase(Locale.ROOT));
    }
  }
}
