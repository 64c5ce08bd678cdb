// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.List;
import java.util.Optional;

/** The {@code KEY=value} lines of a device's {@code uevent} file. */
record Uevent(List<String> lines) {
  static Uevent of(SysDirectory directory) {
    return new Uevent(directory.lines("uevent"));
  }

  Optional<String> value(String key) {
    String start = key + "=";
    return lines.stream().filter(l -> l.startsWith(start)).map(l -> l.substring(start.length()).strip())
        .filter(v -> !v.isEmpty()).findFirst();
  }
}
