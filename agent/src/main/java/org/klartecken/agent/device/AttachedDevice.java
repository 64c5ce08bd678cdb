// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;

/**
 * A device of this PC together with where its probes find it.
 *
 * @param device as it travels
 * @param sysfs its directory below {@code /sys}, or null
 * @param nodes its nodes below {@code /dev}: {@code dev/video0}, {@code dev/snd/pcmC1D0c}, {@code dev/ttyUSB0}
 */
public record AttachedDevice(Device device, @Nullable Path sysfs, List<Path> nodes) {
  public AttachedDevice {
    nodes = List.copyOf(nodes);
  }
}
