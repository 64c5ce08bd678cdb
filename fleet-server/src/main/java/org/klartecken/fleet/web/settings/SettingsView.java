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
    List<String> sites, @Nullable String wrong) {
  public record Choice(String value, String name, boolean chosen) {
  }
}
