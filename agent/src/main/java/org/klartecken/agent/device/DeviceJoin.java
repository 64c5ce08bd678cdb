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
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.DisplayConnectors.DisplayConnector;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.Recognised;

/** Joins what the readers found into devices: one for each physical unit, parents before children. Pure. */
final class DeviceJoin {
  private final DeviceProfiles profiles;
  private final Map<DeviceId, AttachedDevice> devices = new LinkedHashMap<>();

  DeviceJoin(DeviceProfiles profiles) {
    this.profiles = profiles;
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
    if (can.isEmpty()) {
      can.add(Capability.OTHER);
    }
    Device plain = new Device(node.port().id(), roles.kind(can), node.name(), parent(node.port().hub()), can,
        node.identity(), null);
    boolean isModel = profiles.recognise(plain).filter(Recognised.Model.class::isInstance).isPresent();
    if (!PrivateDevices.isPrivate(node, roles, can, isModel)) {
      put(plain, node.directory().path(), parts.stream().flatMap(p -> p.nodes().stream()).toList());
    }
  }

  private void put(Device plain, @Nullable Path sysfs, List<Path> nodes) {
    Optional<Recognised> known = profiles.recognise(plain);
    DevicePart part = known.map(Recognised::part).orElse(null);
    Device device = known.map(k -> k instanceof Recognised.Model model ? asProfiled(plain, model.part()) : plain)
        .orElse(plain);
    devices.put(device.id(), new AttachedDevice(unmarked(device), sysfs, nodes, part,
        part == null ? Quirks.NONE : part.quirks()));
  }

  /** Whose a headset is nobody knows here: its serial number stays on the PC. */
  private static Device unmarked(Device device) {
    UsbIdentity usb = device.usb();
    return device.kind() != DeviceKind.HEADSET || usb == null
        ? device
        : new Device(device.id(), device.kind(), device.name(), device.parent(), device.capabilities(),
            new UsbIdentity(usb.id(), usb.port(), usb.manufacturer(), usb.product(), null, usb.bcdDevice()),
            device.display());
  }

  private DeviceId parent(Optional<UsbPort> port) {
    return port.map(UsbPort::id).filter(devices::containsKey).orElse(DeviceId.HOST);
  }

  /** What its model is called for, what it cannot do while it waits for firmware, and no serial number that says nothing. */
  private static Device asProfiled(Device plain, DevicePart part) {
    UsbIdentity usb = plain.usb();
    NotReady why = usb == null ? null : part.match().notReady().get(usb.id());
    Set<Capability> can = why != null && why.because() == NotReady.Because.UPDATE_MODE
        ? Set.of(Capability.UPDATE_MODE)
        : plain.capabilities();
    UsbIdentity told = usb != null && part.quirks().worthlessSerial()
        ? new UsbIdentity(usb.id(), usb.port(), usb.manufacturer(), usb.product(), null, usb.bcdDevice())
        : usb;
    return new Device(plain.id(), part.kind(), plain.name(), plain.parent(), can, told, plain.display());
  }
}
