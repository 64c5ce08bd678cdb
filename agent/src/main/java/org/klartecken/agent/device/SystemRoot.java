// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;

/** The directory under which {@code /sys}, {@code /dev}, {@code /proc} and {@code /etc} lie: {@code /}, or a copy of one in a test. */
public record SystemRoot(Path path) {
  /** The running system. */
  public static final SystemRoot LIVE = new SystemRoot(Path.of("/"));

  /** A place below the root, named without a leading slash: {@code sys/bus/usb/devices}. */
  public Path at(String relative) {
    return path.resolve(relative);
  }

  /** The same place, to be read. */
  public SysDirectory directory(String relative) {
    return new SysDirectory(at(relative));
  }

  /** Whether this is the running system, so that nodes can be opened and sockets asked. */
  public boolean isLive() {
    return path.equals(LIVE.path);
  }
}
