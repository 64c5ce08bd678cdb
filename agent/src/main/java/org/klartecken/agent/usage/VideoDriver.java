// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;

/**
 * What sysfs tells everybody about the driver of a camera's nodes: how often its module is held, which is once for each
 * open node (seen on Linux 6.1), and whether the camera sleeps.
 */
final class VideoDriver {
  private final SysDirectory nodes;

  VideoDriver(SystemRoot root) {
    this.nodes = root.directory("sys/class/video4linux");
  }

  /** How many handles others and we hold on nodes of this node's driver; empty when it is not a module. */
  OptionalLong holds(String node) {
    return nodes.at(node).number("device/driver/module/refcnt");
  }

  /** Whether the USB device of this node sleeps, which it only does while nobody holds it open. */
  boolean isSuspended(String node) {
    return device(node).flatMap(usb -> usb.at("power").text("runtime_status")).filter("suspended"::equals).isPresent();
  }

  /** All nodes of the same driver, this one included. */
  Set<String> siblings(String node) {
    Optional<String> module = nodes.at(node).linkName("device/driver");
    Set<String> names = new TreeSet<>(List.of(node));
    for (SysDirectory other : nodes.entries()) {
      if (module.isPresent() && module.equals(other.linkName("device/driver"))) {
        names.add(other.name());
      }
    }
    return names;
  }

  /** The nodes by which the same cameras tell how they are built, {@code media0}; the driver counts their holders, too. */
  Set<String> media(Set<String> names) {
    Set<String> found = new TreeSet<>();
    for (String name : names) {
      for (SysDirectory entry : nodes.at(name).at("device").entries()) {
        if (entry.name().startsWith("media")) {
          found.add(entry.name());
        }
      }
    }
    return found;
  }

  /** Whether all these nodes belong to one USB device. */
  boolean areOneCamera(Set<String> names) {
    Set<Path> devices = new HashSet<>();
    for (String name : names) {
      device(name).ifPresent(usb -> devices.add(usb.path()));
    }
    return devices.size() == 1;
  }

  /** The folder of the USB device, above that of the interface. */
  private Optional<SysDirectory> device(String node) {
    return nodes.at(node).real("device").map(Path::getParent).map(SysDirectory::new);
  }
}
