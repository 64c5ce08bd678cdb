// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a room's self-tests, ready for its template. */
public record SelfTestsView(String room, String back, String href, String lead, Times times) {
  /**
   * When the room is tested.
   *
   * @param night the test of the night that comes, in a sentence
   * @param wrong what must be corrected, or null
   */
  public record Times(String night, List<Time> lines, List<Day> days, boolean soundAtNight, String earliest, Form form,
      @Nullable String wrong) {
  }

  /**
   * A time.
   *
   * @param removed whether it can be brought back
   * @param last what came of the last one, or nothing
   */
  public record Time(String id, String name, String next, String last, String by, boolean removed) {
  }

  /** A day of the week that can be chosen. */
  public record Day(String id, String name, boolean chosen) {
  }

  /** What was typed. */
  public record Form(String clock, String before, String minutes) {
  }
}
