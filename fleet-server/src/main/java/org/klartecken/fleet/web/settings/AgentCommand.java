// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

/** The command that makes a PC a room of this server. */
public final class AgentCommand {
  /** With the place of a token. */
  public String example(String origin) {
    return with(origin, "TOKEN");
  }

  public String with(String origin, String token) {
    return "klartecken-agent enrol --server " + origin + " --token " + token;
  }
}
