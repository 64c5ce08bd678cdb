// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.change;

import java.util.List;

/**
 * What changed over all rooms.
 *
 * @param broken changes after which some room broke
 * @param others all others
 */
public record ChangesView(String title, String lead, List<Chip> chips, List<Group> broken, List<Group> others) {
  /** A span of time to look back over. */
  public record Chip(String href, String name, boolean current) {
  }

  /**
   * The same change in some rooms.
   *
   * @param id of its element, the same whenever the same change is shown
   * @param count {@code 11 rum, 9 gick sönder inom ett dygn}
   * @param more how many rooms are left out, or nothing
   */
  public record Group(String id, String state, String text, String count, String when, List<Place> rooms, String more) {
  }

  /** @param state of the room now */
  public record Place(String href, String state, String name, String when, String broke) {
  }
}
