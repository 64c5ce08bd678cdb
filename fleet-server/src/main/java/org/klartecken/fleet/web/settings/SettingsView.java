// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.RoomStandard;

/**
 * The settings of a room.
 *
 * @param wrong what must be corrected, or null
 */
public record SettingsView(String room, String href, RoomSettingsPage.Form form, List<Choice> standards,
    List<String> sites, List<Plug> connectors, @Nullable String wrong) {
  /** @param about what it is for; may be empty */
  public record Choice(String value, String name, String about, boolean chosen) {
    /** The standards in the order of their names. */
    public static List<Choice> of(List<RoomStandard> standards, String chosen, Words w) {
      return standards.stream()
          .map(s -> new Choice(s.id(), w.of(s.name()), w.of(s.description()), s.id().equals(chosen)))
          .sorted(Comparator.comparing(Choice::name, w.alphabet())).toList();
    }
  }

  /** A connector that the room may offer to guests' laptops, and where. */
  public record Plug(String id, String name, boolean offered, String where) {
  }
}
