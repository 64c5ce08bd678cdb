// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One uevent: {@code add@/devices/…}, then {@code KEY=value} pairs, each ended by a zero octet (lib/kobject_uevent.c).
 *
 * @param action {@code add}, {@code remove}, {@code change}, {@code bind}, …
 * @param devpath below {@code /sys}
 * @param subsystem {@code usb}, {@code drm}, …; empty when the kernel named none
 */
record KernelEvent(String action, String devpath, String subsystem) {
  private static final String SUBSYSTEM = "SUBSYSTEM=";

  /** Reads a message; empty when it has not the shape of one. Never throws. */
  static Optional<KernelEvent> parse(ByteBuffer message) {
    String[] part = StandardCharsets.UTF_8.decode(message).toString().split("\0", 200);
    int at = part[0].indexOf('@');
    if (at <= 0 || at + 1 >= part[0].length() || part[0].charAt(at + 1) != '/') {
      return Optional.empty();
    }
    String subsystem = "";
    for (String pair : part) {
      if (pair.startsWith(SUBSYSTEM)) {
        subsystem = pair.substring(SUBSYSTEM.length());
      }
    }
    return Optional.of(new KernelEvent(part[0].substring(0, at), part[0].substring(at + 1), subsystem));
  }
}
