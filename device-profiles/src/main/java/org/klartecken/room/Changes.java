// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;

/** What changed in a room between two states. Pure; it costs next to nothing when no device changed. */
public final class Changes {
  private static final Comparator<Change> ORDER = Comparator.comparing(Change::device).thenComparing(Change::kind)
      .thenComparing(Change::before);
  private final RoomState before;
  private final RoomState after;
  private final Instant at;
  private final List<Change> found = new ArrayList<>(0);

  private Changes(RoomState before, RoomState after, Instant at) {
    this.before = before;
    this.after = after;
    this.at = at;
  }

  /** By place and kind, all at the time at which the later state was heard; the first look at a room changes nothing. */
  public static List<Change> between(RoomState before, RoomState after) {
    Instant at = after.reportedAt();
    if (at == null || before.reportedAt() == null || Objects.equals(before.stamp(), after.stamp())) {
      return List.of();
    }
    Changes changes = new Changes(before, after, at);
    changes.system();
    if (after.devices() != before.devices() || !after.memory().arrivals().equals(before.memory().arrivals())) {
      changes.comings();
      changes.losses();
      changes.units();
    }
    changes.readings();
    return changes.found.isEmpty() ? List.of() : changes.found.stream().sorted(ORDER).toList();
  }

  private void system() {
    AgentInfo was = before.agent();
    AgentInfo is = after.agent();
    if (was != null && is != null && !was.equals(is)) {
      host(ChangeKind.AGENT, was.version(), is.version());
      host(ChangeKind.SYSTEM, system(was), system(is));
    }
    Stamp then = before.stamp();
    Stamp now = after.stamp();
    if (then != null && now != null && !then.bootId().equals(now.bootId())) {
      host(ChangeKind.RESTARTED, then.bootId(), now.bootId());
    }
  }

  private static String system(AgentInfo agent) {
    String build = agent.osBuild();
    return (agent.osVersion() + (build == null || build.isEmpty() ? "" : ", " + build)).strip();
  }

  private void host(ChangeKind kind, String was, String is) {
    if (!was.equals(is)) {
      Device host = after.devices().get(DeviceId.HOST);
      found.add(new Change(at, kind, DeviceId.HOST, host == null ? "" : host.name(), "", was, is));
    }
  }

  private void comings() {
    after.memory().arrivals().forEach((place, arrival) -> {
      Device is = after.devices().get(place);
      if (is != null && !arrival.equals(before.memory().arrivals().get(place))) {
        coming(is, arrival);
      }
    });
  }

  private void coming(Device is, Arrival arrival) {
    Device was = arrival.was();
    Instant gone = arrival.goneSince();
    String port = place(is);
    switch (arrival.kind()) {
      case NEW -> add(ChangeKind.DEVICE_NEW, is, "", port);
      case RETURNED -> add(ChangeKind.DEVICE_RETURNED, is, gone == null ? "" : gone.toString(), port);
      case MOVED -> add(ChangeKind.DEVICE_MOVED, is, was == null ? "" : place(was), port);
      case SWAPPED -> add(ChangeKind.DEVICE_SWAPPED, is, was == null ? "" : serial(was), serial(is));
      case REPLACED -> add(ChangeKind.DEVICE_REPLACED, is, was == null ? "" : was.name(), is.name());
      case CHANGED_MODE -> add(ChangeKind.DEVICE_MODE, is, was == null ? "" : was.name(), is.name());
    }
    if (was != null && (arrival.kind() == ArrivalKind.RETURNED || arrival.kind() == ArrivalKind.MOVED)) {
      unit(was, is);
    }
  }

  private void losses() {
    after.lost().forEach((place, lost) -> {
      LostDevice known = before.lost().get(place);
      boolean isNew = known == null || !known.since().equals(lost.since()) || !known.device().equals(lost.device());
      if (isNew && lost.successor() == null) {
        add(ChangeKind.DEVICE_LOST, lost.device(), place(lost.device()), "");
      }
    });
  }

  /** Units that stayed where they were. */
  private void units() {
    after.devices().forEach((place, is) -> {
      Device was = before.devices().get(place);
      if (was != null && stayed(place)) {
        unit(was, is);
      }
    });
  }

  private void unit(Device was, Device is) {
    UsbIdentity then = was.usb();
    UsbIdentity now = is.usb();
    String old = then == null ? null : then.bcdDevice();
    String release = now == null ? null : now.bcdDevice();
    if (old != null && release != null && !old.equals(release)) {
      add(ChangeKind.FIRMWARE, is, old, release);
    }
    if (!was.capabilities().equals(is.capabilities())) {
      add(ChangeKind.PARTS, is, words(was.capabilities()), words(is.capabilities()));
    }
  }

  private void readings() {
    Set<DeviceId> modes = new TreeSet<>();
    after.readings().forEach((key, reading) -> {
      ChangeKind kind = Facts.watched(key.name());
      Value was = kind == null ? null : Facts.known(before, key);
      if (kind != null && was != null && !was.equals(reading.value()) && stayed(key.device())) {
        if (kind == ChangeKind.DISPLAY_MODE) {
          modes.add(key.device());
        } else {
          reading(kind, key.device(), was, reading.value());
        }
      }
    });
    modes.forEach(this::mode);
  }

  private void reading(ChangeKind kind, DeviceId place, Value was, Value is) {
    Device device = after.devices().get(place);
    if (device != null) {
      add(kind, device, text(was), text(is));
    }
  }

  /** Width and height are one word: people set a mode. */
  private void mode(DeviceId place) {
    Device device = after.devices().get(place);
    if (device != null) {
      add(ChangeKind.DISPLAY_MODE, device, mode(before, place), mode(after, place));
    }
  }

  private static String mode(RoomState state, DeviceId place) {
    return side(state, place, ReadingNames.DISPLAY_MODE_WIDTH) + "×"
        + side(state, place, ReadingNames.DISPLAY_MODE_HEIGHT);
  }

  private static String side(RoomState state, DeviceId place, ReadingName name) {
    Value value = Facts.known(state, new ReadingKey(place, name));
    return value == null ? "?" : text(value);
  }

  private boolean stayed(DeviceId place) {
    return before.devices().containsKey(place)
        && Objects.equals(before.memory().arrivals().get(place), after.memory().arrivals().get(place));
  }

  private void add(ChangeKind kind, Device device, String was, String is) {
    found.add(new Change(at, kind, device.id(), device.name(), Models.of(device), was, is));
  }

  /** Where a device is, as people find it: the port, the connector, or its id. */
  private static String place(Device device) {
    UsbIdentity usb = device.usb();
    var display = device.display();
    return usb != null ? usb.port() : display != null ? display.connector() : device.id().value();
  }

  private static String serial(Device device) {
    return Models.serial(device).flatMap(SerialNumber::usable).orElse("");
  }

  private static String words(Set<Capability> capabilities) {
    return capabilities.stream().map(Capability::name).collect(Collectors.joining(" "));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Flag(boolean set) -> Boolean.toString(set);
      case Value.Text(String word) -> word;
      case Value.Quantity(double number) -> number == Math.rint(number)
          ? String.format(Locale.ROOT, "%.0f", number)
          : Double.toString(number);
    };
  }
}
