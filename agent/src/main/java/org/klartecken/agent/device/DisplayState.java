// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.Locale;

/** What a display connector says of the display at its other end. */
public enum DisplayState {
  /** A display is there, and the PC sends it a picture. */
  CONNECTED,
  /** A display is there; the PC has put it to sleep. */
  ASLEEP,
  /** A display is there; the PC sends it nothing. */
  OFF,
  /** No display is there, or one that cut its power so far that it cannot be seen. */
  DISCONNECTED,
  /** The connector cannot tell. */
  UNKNOWN;

  /**
   * The state of a connector as its attributes tell.
   *
   * <p>{@code status} is whether a display answers on the cable. {@code enabled} is whether a picture source is attached
   * to the connector; {@code dpms} is {@code On} when the source is running. A desktop that blanks the screen leaves the
   * first and clears the second.
   */
  public static DisplayState of(SysDirectory connector) {
    String status = connector.text("status").orElse("");
    if ("disconnected".equals(status)) {
      return DISCONNECTED;
    }
    if (!"connected".equals(status)) {
      return UNKNOWN;
    }
    String dpms = connector.text("dpms").orElse("On");
    boolean enabled = connector.text("enabled").orElse("enabled").equals("enabled");
    boolean running = "On".equals(dpms);
    if (enabled && running) {
      return CONNECTED;
    }
    // Standby, Suspend, and Off with a source still attached are all sleep: a movement of the mouse ends it
    return enabled || "Standby".equals(dpms) || "Suspend".equals(dpms) ? ASLEEP : OFF;
  }

  /** As it travels in {@code display.status}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
