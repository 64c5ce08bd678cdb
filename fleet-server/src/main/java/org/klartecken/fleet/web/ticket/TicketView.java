// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.words.ChangeTexts;

/**
 * The page of one ticket.
 *
 * @param wrong why a note was refused, or null
 */
public record TicketView(long id, Head head, String closeWarning, List<Line> lines,
    Place place, @Nullable String wrong, String note) {
  /**
   * Its part that changes by itself.
   *
   * @param since over what time {@code changes} tells, or nothing when that is not asked
   * @param changes in the room since the last proof, newest first
   */
  public record Head(String state, String stateWord, String title, String todo, List<Fact> facts, boolean takeable,
      boolean closable, String since, List<ChangeTexts.Happened> changes) {
  }

  public record Fact(String name, String text) {
  }

  /**
   * One line of its history.
   *
   * @param by {@code system} or {@code person}
   * @param said what a person wrote, or null
   */
  public record Line(String by, @Nullable String state, String machine, String at, String text, @Nullable String said) {
  }

  /** Its room, now. */
  public record Place(String href, String name, String where, String state, String word, List<Item> items) {
  }

  public record Item(String state, String name) {
  }
}
