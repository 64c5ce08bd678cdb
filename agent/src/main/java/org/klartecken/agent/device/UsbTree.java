// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The USB devices of the PC from {@code sys/bus/usb/devices}, hubs before what hangs on them.
 *
 * <p>Root hubs are left out: they are part of the PC, nobody can unplug them. A hub that speaks both USB 2 and USB 3
 * shows up twice, on two buses, as two devices; that is how it is wired.
 */
final class UsbTree {
  private final List<UsbNode> nodes = new ArrayList<>();
  private final List<UsbPort> unreadable = new ArrayList<>();

  private UsbTree() {
  }

  static UsbTree read(SystemRoot root, UsbNames names, UsbDepartures departures) {
    UsbTree tree = new UsbTree();
    // names in natural order put a hub before its devices: 1-4 before 1-4.2
    root.directory("sys/bus/usb/devices").entries().stream().filter(e -> UsbPort.isPort(e.name()))
        .forEach(e -> tree.add(e, names, departures));
    return tree;
  }

  List<UsbNode> nodes() {
    return List.copyOf(nodes);
  }

  /** Ports where something sits that does not say what it is; at most one failure to tell each. */
  List<UsbPort> unreadable() {
    return List.copyOf(unreadable);
  }

  private void add(SysDirectory directory, UsbNames names, UsbDepartures departures) {
    UsbPort port = new UsbPort(directory.name());
    UsbNode.read(port, directory, names).ifPresentOrElse(node -> {
      if (!departures.isLeaving(node)) {
        nodes.add(node);
      }
    }, () -> {
      // one that is gone by now was only going away while we looked
      if (directory.exists()) {
        unreadable.add(port);
      }
    });
  }
}
