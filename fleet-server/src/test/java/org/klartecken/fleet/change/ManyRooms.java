// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;
import org.klartecken.fleet.history.HistoryWriter;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.unit.UnitWriter;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Judge;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/** Rooms in which people plug and unplug, reduced, judged and stored by the real parts. */
public final class ManyRooms implements AutoCloseable {
  private static final ProfileCatalog CATALOG = CatalogLoader.shipped().catalog();
  private static final Device CABLE = new Device(new DeviceId("net:eth0"), DeviceKind.NETWORK, "eth0", DeviceId.HOST,
      Set.of(Capability.NETWORK), null, null);
  public final Database database;
  public final RoomDirectory directory = new RoomDirectory();
  public Instant now = Instant.parse("2026-11-24T08:00:00Z");
  private final Map<RoomId, Map<DeviceId, Device>> plugged = new HashMap<>();
  private final Map<RoomId, AgentInfo> systems = new HashMap<>();
  private final ChangeWriter changes = new ChangeWriter();
  private final UnitWriter units = new UnitWriter();
  private final HistoryWriter history = new HistoryWriter();
  private long sequence;

  public ManyRooms(Path folder) {
    database = Database.open(folder.resolve("rooms.db"));
  }

  public static Device usb(String port, String id, @Nullable String serial, DeviceKind kind, Capability... can) {
    return new Device(new DeviceId("usb:" + port), kind, kind + " " + id, DeviceId.HOST, Set.of(can),
        new UsbIdentity(UsbId.parse(id), port, null, "x", serial, "0100"), null);
  }

  public static Device jabra(String port, @Nullable String serial) {
    return usb(port, "0b0e:0420", serial, DeviceKind.SPEAKERPHONE, Capability.MICROPHONE, Capability.SPEAKER);
  }

  public ManyRooms plug(String room, Device device) {
    devices(new RoomId(room)).put(device.id(), device);
    return this;
  }

  public ManyRooms unplug(String room, String port) {
    devices(new RoomId(room)).remove(new DeviceId("usb:" + port));
    return this;
  }

  public ManyRooms system(String room, String release) {
    systems.put(new RoomId(room), new AgentInfo("1", "linux", release));
    return this;
  }

  public ManyRooms later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** The rooms say everything they see, in one transaction. */
  public ManyRooms say(String... rooms) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String room : rooms) {
      outcomes.add(outcome(new RoomId(room)));
    }
    database.write(connection -> {
      history.write(connection, outcomes);
      changes.write(connection, outcomes);
      units.write(connection, outcomes);
      return true;
    });
    outcomes.forEach(outcome -> directory.put(outcome.after()));
    return this;
  }

  public RoomSnapshot room(String id) {
    return directory.find(new RoomId(id)).orElseThrow();
  }

  private Outcome outcome(RoomId id) {
    sequence++;
    Room room = new Room(id, "org", "site", "Huset", "1", id.value(), "phone-only", ZoneOffset.UTC,
        new AgentId("a-" + id));
    RoomSnapshot before = directory.find(id).orElse(null);
    RoomState was = before == null ? RoomState.unheard(now) : before.state();
    List<Device> devices = List.copyOf(devices(id).values());
    Message birth = new Message.Birth(new Stamp("boot-" + id, sequence, now, sequence * 1_000),
        systems.getOrDefault(id, new AgentInfo("1", "linux", "6.1")), new Observation(devices, readings(devices),
            List.of()),
        "d" + sequence, List.of());
    RoomState is = RoomStateReducer.apply(was, birth, now).state();
    Assessment judged = Judge.assess(is, CATALOG.standard("phone-only").orElseThrow(), CATALOG,
        before == null ? List.of() : before.assessment().findings(), now);
    Readiness then = before == null ? null : before.assessment().readiness();
    Instant since = before != null && then == judged.readiness() ? before.since() : now;
    return new Outcome(before, new RoomSnapshot(room, is, judged, since), List.of(), sequence, true, null, now, "");
  }

  private List<Reading> readings(List<Device> devices) {
    List<Reading> readings = new ArrayList<>();
    readings.add(new Reading(DeviceId.HOST, ReadingNames.HOST_DISK_FREE, Value.of(50), Unit.PERCENT,
        ProofLevel.OPENED, now));
    readings.add(new Reading(CABLE.id(), ReadingNames.NETWORK_LINK, Value.of(true), Unit.NONE, ProofLevel.MOVED_DATA,
        now));
    readings.add(new Reading(CABLE.id(), ReadingNames.NETWORK_DNS_TIME, Value.of(0.02), Unit.SECOND,
        ProofLevel.MOVED_DATA, now));
    for (Device device : devices) {
      if (device.can(Capability.MICROPHONE)) {
        readings.add(new Reading(device.id(), ReadingNames.AUDIO_CAPTURE, Value.of(true), Unit.NONE,
            ProofLevel.OPENED, now));
        readings.add(new Reading(device.id(), ReadingNames.AUDIO_PLAYBACK, Value.of(true), Unit.NONE,
            ProofLevel.OPENED, now));
      }
    }
    return readings;
  }

  private Map<DeviceId, Device> devices(RoomId room) {
    return plugged.computeIfAbsent(room, _ -> {
      Map<DeviceId, Device> devices = new LinkedHashMap<>();
      devices.put(DeviceId.HOST, new Device(DeviceId.HOST, DeviceKind.HOST, "Room PC", null,
          Set.of(Capability.COMPUTER), null, null));
      devices.put(CABLE.id(), CABLE);
      return devices;
    });
  }

  @Override
  public void close() {
    database.close();
  }
}
