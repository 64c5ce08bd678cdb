// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;
import static org.klartecken.room.Sightings.usb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.room.Fittings;
import org.klartecken.room.ReadingKey;
import org.klartecken.room.RoomState;
import org.klartecken.room.Sightings;

/** A hybrid room with a C930e, a Speak 510, a display and a cable; whole at noon, and changed step by step by a test. */
final class TestRoom {
  static final ProfileCatalog CATALOG = CatalogLoader.shipped().catalog();
  static final Device CAMERA = usb("1-2", "046d:0843", "S1", DeviceKind.CAMERA, Capability.CAMERA,
      Capability.MICROPHONE);
  static final Device JABRA = usb("1-4", "0b0e:0420", null, DeviceKind.SPEAKERPHONE, Capability.MICROPHONE,
      Capability.SPEAKER, Capability.TELEPHONY);
  static final Device SCREEN = new Device(new DeviceId("display:card0-HDMI-A-1"), DeviceKind.DISPLAY, "EA271Q",
      DeviceId.HOST, Set.of(Capability.DISPLAY), null, new DisplayIdentity("HDMI-A-1", "NEC", "EA271Q", 1, "7"));
  static final Device CABLE = new Device(new DeviceId("net:eth0"), DeviceKind.NETWORK, "eth0", DeviceId.HOST,
      Set.of(Capability.NETWORK), null, null);

  Fittings fittings = Fittings.NONE;
  RoomStandard standard = CATALOG.standard(ProfileCatalog.DEFAULT_STANDARD).orElseThrow();
  Instant now = NOON;
  RoomState state = RoomState.unheard(NOON.minusSeconds(3600));
  Assessment last = Judge.assess(state, standard, CATALOG, List.of(), now);

  private final Map<DeviceId, Device> devices = new LinkedHashMap<>();
  private final Map<ReadingKey, Reading> readings = new LinkedHashMap<>();
  private final List<ProbeFailure> failures = new ArrayList<>();
  private long sequence;

  static TestRoom empty() {
    return new TestRoom().plug(HOST).read(HOST, ReadingNames.HOST_UPTIME, Value.of(7000), ProofLevel.OPENED);
  }

  static TestRoom whole() {
    return empty().plug(CAMERA).plug(JABRA).plug(SCREEN).plug(CABLE).proveAll();
  }

  /** Every device observed again, now. */
  TestRoom proveAll() {
    read(HOST, ReadingNames.HOST_DISK_FREE, Value.of(50), ProofLevel.OPENED);
    read(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(1080), ProofLevel.OPENED);
    read(CAMERA, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED);
    read(JABRA, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED);
    read(JABRA, ReadingNames.AUDIO_PLAYBACK, Value.of(true), ProofLevel.OPENED);
    read(JABRA, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(false), ProofLevel.OPENED);
    read(SCREEN, ReadingNames.DISPLAY_STATUS, Value.of("connected"), ProofLevel.ENUMERATED);
    read(CABLE, ReadingNames.NETWORK_LINK, Value.of(true), ProofLevel.ENUMERATED);
    return read(CABLE, ReadingNames.NETWORK_DNS_TIME, Value.of(0.02), ProofLevel.MOVED_DATA);
  }

  TestRoom plug(Device device) {
    devices.put(device.id(), device);
    return this;
  }

  TestRoom unplug(Device device) {
    devices.remove(device.id());
    readings.keySet().removeIf(k -> k.device().equals(device.id()));
    failures.removeIf(f -> f.device().equals(device.id()));
    return this;
  }

  TestRoom read(Device device, ReadingName name, Value value, ProofLevel proof) {
    readings.put(new ReadingKey(device.id(), name), new Reading(device.id(), name, value,
        ReadingNames.unit(name).orElse(Unit.NONE), proof, now));
    return this;
  }

  /** A reading that the agent does not send any more. */
  TestRoom forget(Device device, ReadingName name) {
    readings.remove(new ReadingKey(device.id(), name));
    return this;
  }

  TestRoom fail(Device device, ReadingName probe, FailureReason reason) {
    failures.add(new ProbeFailure(device.id(), probe, reason, "", now));
    return this;
  }

  TestRoom later(Duration time) {
    now = now.plus(time);
    return this;
  }

  TestRoom heldAgainst(String id) {
    standard = CATALOG.standard(id).orElseThrow();
    return this;
  }

  /** What the judge says now, after a report of everything. */
  Assessment judged() {
    sequence++;
    var stamp = Sightings.stamp("boot", sequence, Duration.between(NOON, now).toSeconds());
    var seen = new Observation(List.copyOf(devices.values()), List.copyOf(readings.values()), failures);
    state = Sightings.applied(state, new Message.Report(stamp, seen, ""), now);
    return judgedWithoutReport();
  }

  Assessment judgedWithoutReport() {
    last = Judge.assess(state, new Contract(standard, fittings), CATALOG, last.findings(), now);
    return last;
  }

  /** What the judge would say had nobody accepted anything. */
  Assessment without() {
    return Judge.assess(state, standard, CATALOG, List.of(), now);
  }

  static Item item(Assessment judged, String id) {
    return judged.items().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }
}
