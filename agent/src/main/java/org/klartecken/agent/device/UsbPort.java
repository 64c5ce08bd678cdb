// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartecken.contract.DeviceId;

/**
 * A place in the USB tree as Linux names it: bus and port path, {@code 1-4.2}. It stays the same for as long as
 * the device hangs on that port, also over a reboot, and tells two cameras of one model apart.
 */
record UsbPort(String path) {
  private static final Pattern SHAPE = Pattern.compile("\\d{1,3}-\\d{1,3}(\\.\\d{1,3}){0,6}");

  /** Whether a name below {@code bus/usb/devices} is a device, and neither a root hub nor an interface. */
  static boolean isPort(String name) {
    return SHAPE.matcher(name).matches();
  }

  /** The device that a place below {@code sys/devices} belongs to: the innermost port in its path. */
  static Optional<UsbPort> owning(Path real) {
    for (int i = real.getNameCount() - 1; i >= 0 && !real.getName(i).endsWith("devices"); i--) {
      String name = real.getName(i).toString();
      if (isPort(name)) {
        return Optional.of(new UsbPort(name));
      }
    }
    return Optional.empty();
  }

  /** The hub it hangs on; empty when it hangs on the PC itself. */
  Optional<UsbPort> hub() {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(new UsbPort(path.substring(0, dot)));
  }

  DeviceId id() {
    return new DeviceId("usb:" + path);
  }
}
