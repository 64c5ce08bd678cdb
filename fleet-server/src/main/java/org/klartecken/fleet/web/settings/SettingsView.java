// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a room.
 *
 * @param wrong what must be corrected, or null
 */
public record SettingsView(String room, String href, RoomSettingsPage.Form form, List<Choice> standards,
    List<String> sites, List<Plug> connectors, @Nullable String wrong) {
  /** @param about what it is for; may be empty */
  public record Choice(String value, String name, String about, boolean chosen) {
  }

  /** A connector that the room may offer to guests' laptops, and where. */
  public record Plug(String id, String name, boolean offered, String where) {
  }
}
