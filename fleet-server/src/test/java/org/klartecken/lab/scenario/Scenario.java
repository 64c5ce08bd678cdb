// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.function.Consumer;

/** Something that the lab shows from beginning to end, and that fails by an exception which says what was wrong. */
interface Scenario {
  /** One word, as {@code scripts/lab run} takes it. */
  String name();

  /** What it shows, for people. */
  String shows();

  /** The room in which it is played. */
  RoomSetting setting();

  /**
   * Plays it.
   *
   * @param say takes the lines of the story, with their times
   */
  void play(Lab lab, Stage stage, Consumer<String> say) throws Exception;
}
