// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.Quirks;

/**
 * A device of this PC together with where its probes find it.
 *
 * @param device as it travels
 * @param sysfs its directory below {@code /sys}, or null
 * @param nodes its nodes below {@code /dev}: {@code dev/video0}, {@code dev/snd/pcmC1D0c}, {@code dev/ttyUSB0}
 * @param part what its profile or class says of it, or null
 * @param quirks that whoever asks it must respect
 */
public record AttachedDevice(Device device, @Nullable Path sysfs, List<Path> nodes, @Nullable DevicePart part,
    Quirks quirks) {
  public AttachedDevice {
    nodes = List.copyOf(nodes);
  }

  /** A device of which nothing is known but its peculiarities. */
  public AttachedDevice(Device device, @Nullable Path sysfs, List<Path> nodes, Quirks quirks) {
    this(device, sysfs, nodes, null, quirks);
  }

  /** A device without peculiarities. */
  public AttachedDevice(Device device, @Nullable Path sysfs, List<Path> nodes) {
    this(device, sysfs, nodes, Quirks.NONE);
  }
}
