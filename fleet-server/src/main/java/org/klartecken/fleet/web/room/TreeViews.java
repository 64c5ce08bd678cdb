// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.DeviceClass;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.Recognised;
import org.klartecken.room.LostDevice;
import org.klartecken.room.ReadingKey;
import org.klartecken.room.RoomState;

/** Makes the tree of what is plugged into what; a device whose parent is unknown hangs on the root. Pure. */
final class TreeViews {
  private static final int DEEPEST = 12;
  private final Words w;
  private final Times times;
  private final RoomState state;
  private final DeviceProfiles profiles;
  private final NodeNotes notes;
  private final Map<DeviceId, Device> all = new TreeMap<>();
  private final Map<DeviceId, List<DeviceId>> below = new HashMap<>();

  TreeViews(Words w, Times times, RoomState state, DeviceProfiles profiles, NodeNotes notes) {
    this.w = w;
    this.notes = notes;
    this.times = times;
    this.state = state;
    this.profiles = profiles;
    missed().forEach(lost -> all.put(lost.device().id(), lost.device()));
    all.putAll(state.devices());
  }

  RoomView.Tree tree() {
    List<DeviceId> roots = new ArrayList<>();
    all.forEach((id, device) -> {
      DeviceId parent = parent(device);
      if (parent == null) {
        roots.add(id);
      } else {
        below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(id);
      }
    });
    int lost = missed().size();
    String count = w.count("tree.devices", state.devices().size())
        + (lost == 0 ? "" : ", " + w.count("tree.lost", lost));
    Set<DeviceId> seen = new HashSet<>();
    return new RoomView.Tree(count, nodes(roots, seen, 0));
  }

  /** Lost devices in whose stead nothing was put. */
  private List<LostDevice> missed() {
    return state.lost().values().stream()
        .filter(lost -> lost.successor() == null && !state.devices().containsKey(lost.device().id())).toList();
  }

  /** The parent when it is known and not the device itself; everything else hangs on the PC. */
  private @Nullable DeviceId parent(Device device) {
    DeviceId parent = device.parent();
    if (parent != null && all.containsKey(parent) && !parent.equals(device.id())) {
      return parent;
    }
    return device.id().equals(DeviceId.HOST) || !all.containsKey(DeviceId.HOST) ? null : DeviceId.HOST;
  }

  /** Bounded in depth, and each device once, whatever parents an agent names. */
  private List<RoomView.Node> nodes(List<DeviceId> ids, Set<DeviceId> seen, int depth) {
    List<RoomView.Node> nodes = new ArrayList<>();
    for (DeviceId id : ids.stream().sorted(Comparator.comparing(this::rank).thenComparing(i -> i)).toList()) {
      if (depth < DEEPEST && seen.add(id)) {
        Device device = java.util.Objects.requireNonNull(all.get(id));
        LostDevice lost = state.devices().containsKey(id) ? null : state.lost().get(id);
        nodes.add(new RoomView.Node("dev-" + id.value().replaceAll("[^A-Za-z0-9]", "-"), device.kind(), name(device),
            code(device), lost == null ? text(device) : gone(device, lost), lost != null,
            lost == null ? notes.present(device) : notes.gone(lost),
            nodes(below.getOrDefault(id, List.of()), seen, depth + 1)));
      }
    }
    return nodes;
  }

  private int rank(DeviceId id) {
    Device device = all.get(id);
    return device != null && device.kind() == DeviceKind.HUB ? 0 : 1;
  }

  private static String name(Device device) {
    return device.name().isBlank() ? device.id().value() : device.name();
  }

  private static String code(Device device) {
    UsbIdentity usb = device.usb();
    return usb == null ? "" : usb.id().toString();
  }

  private String gone(Device device, LostDevice lost) {
    return w.get("tree.gone", place(device), times.full(lost.since()));
  }

  /** Where a device is, as people find it. */
  static String place(Device device) {
    UsbIdentity usb = device.usb();
    DisplayIdentity display = device.display();
    return usb != null ? usb.port() : display != null ? display.connector() : device.id().value();
  }

  private String text(Device device) {
    AgentInfo agent = state.agent();
    if (device.id().equals(DeviceId.HOST)) {
      return agent == null ? "" : w.get("tree.host", system(agent), agent.version());
    }
    Readings readings = new Readings(w, times);
    List<String> parts = new ArrayList<>();
    DisplayIdentity display = device.display();
    if (display != null) {
      parts.add(display.connector());
    }
    UsbIdentity usb = device.usb();
    if (usb != null && device.kind() == DeviceKind.HUB) {
      parts.add(w.get("tree.port", usb.port()));
    }
    for (ReadingName name : List.of(ReadingNames.USB_SPEED, ReadingNames.NETWORK_SPEED)) {
      Reading reading = state.readings().get(new ReadingKey(device.id(), name));
      if (reading != null && parts.size() < 2) {
        parts.add(readings.value(reading));
      }
    }
    unknownModel(device).ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  /** That nobody described the model of something that was plugged in, and as what it is judged. */
  private Optional<String> unknownModel(Device device) {
    boolean pluggedIn = device.usb() != null || device.display() != null;
    return profiles.recognise(device).filter(_ -> pluggedIn)
        .flatMap(known -> known instanceof Recognised.OfClass(DeviceClass type)
            ? Optional.of(w.get("tree.unknown", w.of(type.name())))
            : Optional.empty());
  }

  private static String system(AgentInfo agent) {
    String name = switch (agent.os()) {
      case "linux" -> "Linux";
      case "windows" -> "Windows";
      case "macos" -> "macOS";
      default -> agent.os();
    };
    return agent.osVersion().isEmpty() ? name : name + ' ' + agent.osVersion();
  }
}
