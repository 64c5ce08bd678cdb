// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a folder of {@code sys/class}: a function of some device, and the device it belongs to.
 *
 * @param directory {@code sys/class/net/eth0}
 * @param real where that lies below {@code sys/devices}
 */
record ClassEntry(SysDirectory directory, Path real) {
  /** The entries of a class that are there now, in the order of their names. */
  static List<ClassEntry> all(SystemRoot root, String className) {
    List<ClassEntry> found = new ArrayList<>();
    for (SysDirectory entry : root.directory("sys/class/" + className).entries()) {
      entry.real().ifPresent(real -> found.add(new ClassEntry(entry, real)));
    }
    return found;
  }

  String name() {
    return directory.name();
  }

  /** The USB device it belongs to. */
  Optional<UsbPort> port() {
    return UsbPort.owning(real);
  }

  /** Whether it is made up by the kernel, with no hardware behind it. */
  boolean isVirtual() {
    for (int i = 0; i + 1 < real.getNameCount(); i++) {
      if (real.getName(i).endsWith("devices") && real.getName(i + 1).endsWith("virtual")) {
        return true;
      }
    }
    return false;
  }
}
