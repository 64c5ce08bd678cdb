// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  static UsbTree read(SystemRoot root) {
    Map<String, List<UsbInterface>> interfaces = new TreeMap<>();
    List<SysDirectory> ports = new ArrayList<>();
    for (SysDirectory entry : root.directory("sys/bus/usb/devices").entries()) {
      String name = entry.name();
      int colon = name.indexOf(':');
      if (UsbPort.isPort(name)) {
        ports.add(entry);
      } else if (colon > 0 && UsbPort.isPort(name.substring(0, colon))) {
        interfaces.computeIfAbsent(name.substring(0, colon), _ -> new ArrayList<>()).add(UsbInterface.read(entry));
      }
    }
    UsbTree tree = new UsbTree();
    // names in natural order put a hub before its devices: 1-4 before 1-4.2
    ports.forEach(p -> tree.add(p, interfaces.getOrDefault(p.name(), List.of())));
    return tree;
  }

  List<UsbNode> nodes() {
    return List.copyOf(nodes);
  }

  /** Ports where something sits that does not say what it is; at most one failure to tell each. */
  List<UsbPort> unreadable() {
    return List.copyOf(unreadable);
  }

  private void add(SysDirectory directory, List<UsbInterface> interfaces) {
    UsbPort port = new UsbPort(directory.name());
    UsbNode.read(port, directory, interfaces).ifPresentOrElse(nodes::add, () -> {
      // one that is gone by now was only going away while we looked
      if (directory.exists()) {
        unreadable.add(port);
      }
    });
  }
}
