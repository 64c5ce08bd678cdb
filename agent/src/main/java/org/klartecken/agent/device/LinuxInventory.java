// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.ProfileCatalog;

/** What is attached to a Linux PC, read from {@code /sys} and {@code /proc} below a root. */
public final class LinuxInventory implements DeviceInventory {
  private final SystemRoot root;
  private final ProfileCatalog catalog;

  public LinuxInventory(SystemRoot root, ProfileCatalog catalog) {
    this.root = root;
    this.catalog = catalog;
  }

  @Override
  public Inventory look(Instant now) {
    List<AttachedDevice> devices = new ArrayList<>();
    devices.add(HostDevice.read(root));
    UsbTree tree = UsbTree.read(root);
    var known = tree.nodes().stream().map(UsbNode::port).toList();
    for (UsbNode node : tree.nodes()) {
      DeviceId parent = node.port().hub().filter(known::contains).map(UsbPort::id).orElse(DeviceId.HOST);
      var can = UsbRoles.capabilities(node);
      Device plain = new Device(node.port().id(), UsbRoles.kind(can), node.name(), parent, can, node.identity(), null);
      devices.add(new AttachedDevice(profiled(plain), node.directory().path(), List.of()));
    }
    return new Inventory(devices, List.of());
  }

  private Device profiled(Device plain) {
    return catalog.match(plain).map(DeviceProfile::kind).map(kind -> new Device(plain.id(), kind, plain.name(),
        plain.parent(), plain.capabilities(), plain.usb(), plain.display())).orElse(plain);
  }
}
