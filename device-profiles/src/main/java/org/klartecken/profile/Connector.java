// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/** An output that laptops of guests have, and that a room may offer a cable or an adapter for. */
public enum Connector {
  HDMI("HDMI"), USB_C("USB-C"), DISPLAY_PORT("DisplayPort"), VGA("VGA");

  private final String title;

  Connector(String title) {
    this.title = title;
  }

  /** As it is printed on laptops, the same in all languages. */
  public String title() {
    return title;
  }
}
