// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import org.klartecken.lab.guest.NetworkCard;

/** The rooms that the lab sets up. */
final class Settings {
  /** Two displays and a wired network: what the guest has of itself. */
  static final RoomSetting SCREENS = new RoomSetting("skarm", "lab-screens", NetworkCard.GIGABIT,
      stage -> stage.guest().plugMonitor(1, 1920, 1080));

  private Settings() {
  }
}
