// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;

/** The catalogue of simulated rooms: one file each. */
final class RoomTypes {
  private static final List<String> FILES = List.of("huddle", "conference", "rally", "council", "old-room",
      "table-box");

  private RoomTypes() {
  }

  static List<RoomType> all() {
    return FILES.stream().map(RoomTypes::read).toList();
  }

  private static RoomType read(String id) {
    Yaml yaml = Yaml.resource(id);
    Yaml host = yaml.child("host");
    List<SimulatedDevice> devices = new ArrayList<>();
    devices.add(Healthy.host(new Device(DeviceId.HOST, DeviceKind.HOST, host.text("name"), null,
        Set.of(Capability.COMPUTER), null, null)));
    devices.addAll(devices(yaml));
    return new RoomType(id, yaml.text("standard"), yaml.number("share"),
        new AgentInfo("simulated", host.text("os"), host.text("version")), devices);
  }

  /** What a file lists under {@code devices}, in health. */
  static List<SimulatedDevice> devices(Yaml yaml) {
    return yaml.children("devices").stream().map(RoomTypes::device).toList();
  }

  private static SimulatedDevice device(Yaml entry) {
    DeviceKind kind = DeviceKind.valueOf(entry.text("kind"));
    DeviceId id = new DeviceId(entry.text("id"));
    DeviceId parent = entry.has("parent") ? new DeviceId(entry.text("parent")) : DeviceId.HOST;
    Set<Capability> can = entry.has("can")
        ? entry.texts("can").stream().map(Capability::valueOf).collect(Collectors.toUnmodifiableSet())
        : Set.of(kind == DeviceKind.DISPLAY ? Capability.DISPLAY : Capability.NETWORK);
    Device device = new Device(id, kind, entry.text("name"), parent, can, usb(id, entry), display(id, kind, entry));
    return Healthy.device(device, entry.has("speed") ? entry.number("speed") * 1e6 : 0,
        entry.has("width") ? entry.number("width") : 0, entry.has("height") ? entry.number("height") : 0);
  }

  private static @Nullable UsbIdentity usb(DeviceId id, Yaml entry) {
    if (!entry.has("usb")) {
      return null;
    }
    String port = id.value().substring("usb:".length());
    return new UsbIdentity(UsbId.parse(entry.text("usb")), port, null, entry.text("name"),
        entry.has("serial") ? entry.text("serial") : null, "0100");
  }

  private static @Nullable DisplayIdentity display(DeviceId id, DeviceKind kind, Yaml entry) {
    if (kind != DeviceKind.DISPLAY) {
      return null;
    }
    String connector = id.value().substring(id.value().indexOf('-') + 1);
    return new DisplayIdentity(connector, entry.text("maker"), entry.text("name"), entry.number("code"), null);
  }
}
