// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.net.URI;

/** The command that makes a PC a room of this server. */
public final class AgentCommand {
  /** With the place of a token. */
  public String example(String origin) {
    return with(origin, "TOKEN");
  }

  /** An agent sends its token over plain http to its own machine only, unless it is told that the network is trusted. */
  public String with(String origin, String token) {
    String trust = isPlainAndFar(origin) ? " --insecure-http" : "";
    return "klartecken-agent enrol --server " + origin + " --token " + token + trust;
  }

  private static boolean isPlainAndFar(String origin) {
    if (!origin.startsWith("http:")) {
      return false;
    }
    String host = URI.create(origin).getHost();
    return host == null || !host.matches("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
  }
}
