// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.DisplayConnectors.DisplayConnector;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.ProfileCatalog;

/** Joins what the readers found into devices: one for each physical unit, parents before children. Pure. */
final class DeviceJoin {
  private final ProfileCatalog catalog;
  private final Map<DeviceId, AttachedDevice> devices = new LinkedHashMap<>();

  DeviceJoin(ProfileCatalog catalog) {
    this.catalog = catalog;
  }

  List<AttachedDevice> devices() {
    return List.copyOf(devices.values());
  }

  void host(AttachedDevice host) {
    devices.put(host.device().id(), host);
  }

  /** USB devices, hubs first, with those parts that belong to them. */
  void usb(List<UsbNode> nodes, Collection<Part> parts) {
    Map<UsbPort, List<Part>> byPort = new LinkedHashMap<>();
    parts.forEach(p -> p.port().ifPresent(port -> byPort.computeIfAbsent(port, _ -> new ArrayList<>()).add(p)));
    nodes.forEach(node -> usb(node, byPort.getOrDefault(node.port(), List.of())));
  }

  /** Parts that are built in; those of one id are one device. */
  void builtIn(Collection<Part> parts) {
    for (Part part : parts) {
      if (part.port().isEmpty() && !devices.containsKey(part.id())) {
        put(new Device(part.id(), part.kind(), part.name(), DeviceId.HOST, part.can(), null, null),
            part.directory().path(), part.nodes());
      }
    }
  }

  void display(DisplayConnector connector, DisplayIdentity identity, String name) {
    DeviceId parent = parent(connector.port());
    put(new Device(connector.id(), DeviceKind.DISPLAY, name, parent, Set.of(Capability.DISPLAY), null, identity),
        connector.directory().path(), List.of());
  }

  private void usb(UsbNode node, List<Part> parts) {
    Set<Capability> can = EnumSet.noneOf(Capability.class);
    UsbRoles roles = node.roles();
    can.addAll(roles.capabilities());
    parts.forEach(p -> can.addAll(p.can()));
    if (waitsForFirmware(node.identity())) {
      can.clear();
      can.add(Capability.UPDATE_MODE);
    } else if (can.isEmpty()) {
      can.add(Capability.OTHER);
    }
    List<Path> nodes = parts.stream().flatMap(p -> p.nodes().stream()).toList();
    put(new Device(node.port().id(), roles.kind(can), node.name(), parent(node.port().hub()), can,
        node.identity(), null), node.directory().path(), nodes);
  }

  private void put(Device plain, @Nullable Path sysfs, List<Path> nodes) {
    Device device = catalog.match(plain).map(DeviceProfile::kind).map(kind -> ofKind(plain, kind)).orElse(plain);
    devices.put(device.id(), new AttachedDevice(device, sysfs, nodes));
  }

  private boolean waitsForFirmware(UsbIdentity usb) {
    Stream<DeviceProfile> profiles = catalog.profiles().stream();
    return profiles.anyMatch(p -> p.notReadyIds().containsKey(usb.id()));
  }

  private DeviceId parent(Optional<UsbPort> port) {
    return port.map(UsbPort::id).filter(devices::containsKey).orElse(DeviceId.HOST);
  }

  private static Device ofKind(Device plain, DeviceKind kind) {
    return new Device(plain.id(), kind, plain.name(), plain.parent(), plain.capabilities(), plain.usb(),
        plain.display());
  }
}
