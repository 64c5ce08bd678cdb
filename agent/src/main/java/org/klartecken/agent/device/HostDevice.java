// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;

/** The PC itself, as its firmware names it; its network name stays at home. */
final class HostDevice {
  private static final Set<String> PLACEHOLDERS = Set.of("To Be Filled By O.E.M.", "System Product Name",
      "System manufacturer", "Default string", "Not Specified", "None");

  private HostDevice() {
  }

  static AttachedDevice read(SystemRoot root) {
    SysDirectory dmi = root.directory("sys/class/dmi/id");
    String name = words(dmi, "sys_vendor", "product_name").or(() -> words(dmi, "board_vendor", "board_name"))
        .or(() -> root.directory("proc/device-tree").text("model")).orElse("Room PC");
    Device device = new Device(DeviceId.HOST, DeviceKind.HOST, name, null, Set.of(Capability.COMPUTER), null,
        null);
    return new AttachedDevice(device, null, List.of());
  }

  private static Optional<String> words(SysDirectory dmi, String maker, String model) {
    Optional<String> product = dmi.text(model).filter(t -> !PLACEHOLDERS.contains(t));
    Optional<String> vendor = dmi.text(maker).filter(t -> !PLACEHOLDERS.contains(t));
    return product.map(p -> vendor.filter(v -> !p.startsWith(v)).map(v -> v + " " + p).orElse(p));
  }
}
