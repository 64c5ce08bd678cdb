// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.contract.DeviceId;

/** The connectors for displays, used and unused, from {@code sys/class/drm}. */
final class DisplayConnectors {
  private static final Pattern CONNECTOR = Pattern.compile("card\\d{1,3}-([A-Za-z0-9-]{1,60})");

  private DisplayConnectors() {
  }

  /**
   * A connector.
   *
   * @param name {@code card0-HDMI-A-1}
   * @param connector {@code HDMI-A-1}
   * @param port the USB device that carries it; empty for the PC's own graphics
   */
  record DisplayConnector(String name, String connector, SysDirectory directory, DisplayState state,
      Optional<UsbPort> port) {
    DeviceId id() {
      return new DeviceId("display:" + name);
    }

    /** Whether there is a display to speak of. A connector that cannot tell counts when the PC sends it a picture. */
    boolean isUsed() {
      return switch (state) {
        case CONNECTED, ASLEEP, OFF -> true;
        case UNKNOWN -> directory.text("enabled").orElse("").equals("enabled");
        case DISCONNECTED -> false;
      };
    }
  }

  static List<DisplayConnector> read(SystemRoot root) {
    List<DisplayConnector> found = new ArrayList<>();
    for (ClassEntry entry : ClassEntry.all(root, "drm")) {
      Matcher m = CONNECTOR.matcher(entry.name());
      if (m.matches() && !m.group(1).startsWith("Writeback")) {
        found.add(new DisplayConnector(entry.name(), m.group(1), entry.directory(), DisplayState.of(entry.directory()),
            entry.port()));
      }
    }
    return found;
  }
}
