// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A service as systemd knows it.
 *
 * @param ofUser whether it belongs to the session of the agent's user and not to the system
 * @param name as systemd.unit(5) allows it, with {@code .service} at its end
 */
@Json
public record ServiceUnit(boolean ofUser, String name) {
  private static final String USER = "user:";
  /** Never begins like an option. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9:_.\\\\@-]{0,246}\\.service");

  public ServiceUnit {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name
          + "\" is no name of a service. It looks like pipewire.service, with user: before it for one of the session.");
    }
  }

  /**
   * Reads {@code user:pipewire.service, camera.service}.
   *
   * @throws IllegalArgumentException with one sentence for people
   */
  public static List<ServiceUnit> list(String text) {
    List<ServiceUnit> units = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      String name = word.strip();
      if (!name.isEmpty()) {
        boolean ofUser = name.startsWith(USER);
        units.add(new ServiceUnit(ofUser, ofUser ? name.substring(USER.length()) : name));
      }
    }
    return List.copyOf(units);
  }
}
