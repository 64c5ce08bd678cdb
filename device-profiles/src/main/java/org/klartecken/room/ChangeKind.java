// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

/** What can change in a room; a closed set that is also a word of the API and a sentence on pages. */
public enum ChangeKind {
  DEVICE_NEW, DEVICE_RETURNED, DEVICE_MOVED, DEVICE_SWAPPED, DEVICE_REPLACED, DEVICE_MODE, DEVICE_LOST,
  /** {@code bcdDevice}. */
  FIRMWARE,
  /** What it can do. */
  PARTS, DRIVERS, USB_SPEED, DISPLAY_MODE, NETWORK_LINK, NETWORK_SPEED,
  /** Which classes of addresses it has. */
  NETWORK_ADDRESS, NETWORK_GATEWAY,
  /** Operating system or kernel. */
  SYSTEM, AGENT, RESTARTED;

  /** Whether its two words are of the one room: a port, a serial number, a time. */
  public boolean isLocal() {
    return switch (this) {
      case DEVICE_NEW, DEVICE_RETURNED, DEVICE_MOVED, DEVICE_SWAPPED, DEVICE_LOST, NETWORK_GATEWAY, RESTARTED -> true;
      case DEVICE_REPLACED, DEVICE_MODE, FIRMWARE, PARTS, DRIVERS, USB_SPEED, DISPLAY_MODE, NETWORK_LINK,
          NETWORK_SPEED, NETWORK_ADDRESS, SYSTEM, AGENT ->
        false;
    };
  }
}
