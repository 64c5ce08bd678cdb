// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which what is in a room is accepted as its own equipment.
 *
 * @param standing what holds now, in a sentence
 * @param blind why nothing can be accepted, or null
 * @param undo what undoing would bring back, or null when there is nothing to undo
 */
public record EquipmentView(String room, String href, String back, String standard, String standing,
    @Nullable String blind, List<Line> lines, List<Pick> picks, List<String> gone, @Nullable String undo,
    List<Past> past) {
  /**
   * A line of the standard against what is here.
   *
   * @param asks what the standard wants
   * @param here what fills it
   * @param says how they differ
   */
  public record Line(String state, String name, String asks, String here, String says) {
  }

  /**
   * A device that can be accepted.
   *
   * @param serves what the room uses it for
   * @param word whether it is the room's own already
   */
  public record Pick(String id, String icon, String name, String place, String serves, String word) {
  }

  public record Past(String at, String who, String what) {
  }
}
