// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.fleet.room.EquipmentLog.Acceptance;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.Marks;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.Alternative;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;
import org.klartecken.readiness.Judge;
import org.klartecken.readiness.Proposal;
import org.klartecken.room.OwnDevice;
import org.klartecken.room.Presence;

/** Makes the page of a room's own equipment: what the standard asks for, what is here, what was accepted. Pure. */
final class EquipmentViews {
  private final Words w;
  private final RoomSnapshot room;
  private final ProfileCatalog catalog;
  private final Times times;

  EquipmentViews(Words w, RoomSnapshot room, ProfileCatalog catalog, Instant now) {
    this.w = w;
    this.room = room;
    this.catalog = catalog;
    this.times = new Times(w, room.room().zone(), now);
  }

  /** The devices that can be accepted now; none while nobody knows what is here. */
  List<OwnDevice> proposed() {
    return room.state().presence() == Presence.HEARD
        ? standard().map(s -> Proposal.of(room.state(), s, catalog, plain(s).items())).orElse(List.of())
        : List.of();
  }

  EquipmentView view(List<Acceptance> past) {
    String href = "/rooms/" + room.room().id() + "/equipment";
    List<OwnDevice> proposed = proposed();
    return new EquipmentView(room.room().name(), href, "/rooms/" + room.room().id(),
        standard().map(s -> w.of(s.name())).orElse(room.room().standard()), standing(past), blind(proposed),
        standard().map(this::lines).orElse(List.of()), proposed.stream().map(this::pick).toList(), gone(), undo(past),
        past.stream().limit(20).map(this::past).toList());
  }

  private Optional<RoomStandard> standard() {
    return catalog.standard(room.room().standard());
  }

  /** Against the standard alone: what people accepted before hides no difference. */
  private Assessment plain(RoomStandard standard) {
    return Judge.assess(room.state(), standard, catalog, List.of(), times.now());
  }

  private String standing(List<Acceptance> past) {
    List<OwnDevice> own = room.room().fittings().own();
    if (own.isEmpty()) {
      return w.get("own.none");
    }
    return past.isEmpty()
        ? w.count("own.some", own.size())
        : w.get("own.since", w.count("own.some", own.size()), times.full(past.getFirst().at()), past.getFirst().who());
  }

  private @Nullable String blind(List<OwnDevice> proposed) {
    return switch (room.state().presence()) {
      case NEVER -> w.get("own.never");
      case SILENT -> w.get("own.silent");
      case HEARD -> proposed.isEmpty() ? w.get("own.nothing") : null;
    };
  }

  private List<EquipmentView.Line> lines(RoomStandard standard) {
    Assessment judged = plain(standard);
    List<EquipmentView.Line> lines = new ArrayList<>();
    for (StandardItem line : standard.items()) {
      judged.items().stream().filter(i -> i.id().equals(line.id())).findFirst()
          .ifPresent(item -> lines.add(line(line, item)));
    }
    return lines;
  }

  private EquipmentView.Line line(StandardItem line, Item item) {
    String here = item.devices().isEmpty()
        ? w.get("own.here.none")
        : String.join(", ", item.devices().stream().map(this::name).toList());
    String says = item.findings().stream().findFirst().map(Finding::text).map(w::of)
        .orElse(item.state() == ItemState.NOT_APPLICABLE ? w.get("own.optional") : w.get("own.same"));
    return new EquipmentView.Line(item.state().name(), w.of(line.name()), asks(line), here, says);
  }

  private String asks(StandardItem line) {
    List<String> ways = line.alternatives().stream().map(this::way).distinct().toList();
    String what = ways.isEmpty() ? w.get("own.any") : String.join(" " + w.get("own.or") + " ", ways);
    return line.amount() == 1 ? what : w.get("own.amount", line.amount(), what);
  }

  private String way(Alternative way) {
    List<String> parts = new ArrayList<>(way.kinds().stream().sorted().map(w::of).toList());
    parts.addAll(way.models());
    way.can().stream().sorted().map(w::of).forEach(parts::add);
    return String.join(", ", parts);
  }

  private EquipmentView.Pick pick(OwnDevice device) {
    boolean known = room.room().fittings().own().stream().anyMatch(o -> isHere(o, device.place()));
    return new EquipmentView.Pick(device.place().value(), Marks.of(device.kind()), device.name(), place(device.place()),
        w.list(device.serves().stream().map(w::inside).toList()), w.get(known ? "own.known" : "own.new"));
  }

  /** What would no longer be the room's own, because it is not here. */
  private List<String> gone() {
    return room.room().fittings().own().stream()
        .filter(o -> room.state().devices().keySet().stream().noneMatch(id -> isHere(o, id)))
        .map(o -> w.get("own.gone", o.name(), place(o.place()))).toList();
  }

  private boolean isHere(OwnDevice own, DeviceId place) {
    Device device = room.state().devices().get(place);
    return device != null && own.isModelOf(device, catalog.recognise(device).orElse(null));
  }

  private @Nullable String undo(List<Acceptance> past) {
    if (past.isEmpty()) {
      return null;
    }
    List<OwnDevice> before = past.size() > 1 ? past.get(1).devices() : List.of();
    return before.isEmpty() ? w.get("own.undo.none") : w.get("own.undo.some", names(before));
  }

  private EquipmentView.Past past(Acceptance acceptance) {
    String what = acceptance.devices().isEmpty() ? w.get("own.past.none") : names(acceptance.devices());
    return new EquipmentView.Past(times.full(acceptance.at()), acceptance.who(),
        acceptance.undone() ? w.get("own.past.undone", what) : what);
  }

  private static String names(List<OwnDevice> devices) {
    return String.join(", ", devices.stream().map(OwnDevice::name).toList());
  }

  private String name(DeviceId id) {
    Device device = room.state().devices().get(id);
    return device == null
        ? id.value()
        : catalog.recognise(device).map(known -> known.name(device)).orElse(device.name());
  }

  private String place(DeviceId id) {
    Device device = room.state().devices().get(id);
    UsbIdentity usb = device == null ? null : device.usb();
    return usb == null ? id.value().replaceFirst("^[a-z]+:(card[0-9]+-)?", "") : w.get("tree.port", usb.port());
  }
}
