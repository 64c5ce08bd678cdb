// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.DeviceId;

/** The serial ports that have hardware behind them, from {@code sys/class/tty}. */
final class SerialPorts {
  private SerialPorts() {
  }

  /**
   * A serial port.
   *
   * @param port the USB device it belongs to; empty for one that is built in
   * @param stableLink its name below {@code dev/serial/by-id}, which survives another order of plugging
   */
  record SerialPort(String name, Path node, SysDirectory directory, Optional<UsbPort> port, Optional<Path> stableLink) {
    DeviceId id() {
      return port.map(UsbPort::id).orElseGet(() -> new DeviceId("serial:" + name));
    }
  }

  static List<SerialPort> read(SystemRoot root) {
    List<SysDirectory> links = root.directory("dev/serial/by-id").entries();
    List<SerialPort> ports = new ArrayList<>();
    for (ClassEntry entry : ClassEntry.all(root, "tty")) {
      if (!entry.isVirtual() && hasHardware(entry)) {
        ports.add(new SerialPort(entry.name(), root.at("dev/" + entry.name()), entry.directory(), entry.port(),
            link(links, entry.name())));
      }
    }
    return ports;
  }

  /** The 8250 driver makes its ports in advance; {@code type} 0 says that no chip was found. USB ports exist when plugged. */
  private static boolean hasHardware(ClassEntry entry) {
    return entry.port().isPresent() || entry.directory().number("type").orElse(0) > 0;
  }

  private static Optional<Path> link(List<SysDirectory> links, String node) {
    return links.stream().map(SysDirectory::path).filter(l -> pointsTo(l, node)).findFirst();
  }

  private static boolean pointsTo(Path link, String node) {
    Path folder = link.getParent();
    Path last = link.getFileName();
    return folder != null && last != null
        && new SysDirectory(folder).linkName(last.toString()).filter(node::equals).isPresent();
  }
}
