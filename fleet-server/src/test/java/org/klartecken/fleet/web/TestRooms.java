// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomJudge;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.readiness.Assessment;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/** Rooms as the reducer and the judge make them of what their agents say; nothing is judged by the test itself. */
public final class TestRooms {
  public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  public static final ProfileCatalog CATALOG = CatalogLoader.shipped().catalog();
  public static final Device HOST = new Device(DeviceId.HOST, DeviceKind.HOST, "Dell OptiPlex 7010 Micro", null,
      Set.of(Capability.COMPUTER), null, null);
  public static final Device HUB = usb("1-4", "05e3:0610", DeviceKind.HUB, "USB 3-hubb i bordet", "host",
      Capability.HUB);
  public static final Device CAMERA = usb("1-4.1", "046d:085e", DeviceKind.CAMERA, "Logitech BRIO 4K", "usb:1-4",
      Capability.CAMERA, Capability.MICROPHONE);
  public static final Device SPEAKERPHONE = usb("1-4.2", "0b0e:0420", DeviceKind.SPEAKERPHONE, "Jabra Speak 510",
      "usb:1-4", Capability.MICROPHONE, Capability.SPEAKER);
  public static final Device DISPLAY = new Device(new DeviceId("display:card0-HDMI-A-1"), DeviceKind.DISPLAY,
      "Samsung QM75", DeviceId.HOST, Set.of(Capability.DISPLAY), null,
      new DisplayIdentity("HDMI-A-1", "SAM", "QM75", 1, null));
  public static final Device NETWORK = usb("2-1", "0bda:8153", DeviceKind.NETWORK, "Realtek RTL8153", "host",
      Capability.NETWORK);
  public static final List<Device> WHOLE = List.of(HOST, HUB, CAMERA, SPEAKERPHONE, DISPLAY, NETWORK);

  private TestRooms() {
  }

  public static Room room(String id, String siteName, String floor, String name) {
    String site = siteName.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    return new Room(new RoomId(id), "hoglandet", site, siteName, floor, name, "hybrid", ZONE,
        new AgentId("agent-" + id));
  }

  /** Everything plugged in and well, said a moment ago. */
  public static RoomSnapshot ready(Room room, Instant now) {
    return judged(room, heard(RoomState.unheard(now.minus(Duration.ofDays(30))), 1, WHOLE, now.minusSeconds(4)), now);
  }

  /** Everything plugged in and well, the camera with a serial number. */
  public static RoomSnapshot marked(Room room, Instant at) {
    return judged(room, heard(RoomState.unheard(at.minus(Duration.ofDays(30))), 1, with(marked("1-4.1"), SPEAKERPHONE),
        at), at);
  }

  /** The camera was put into another port and another model into the speakerphone's. */
  public static RoomSnapshot rearranged(Room room, RoomSnapshot before, Instant at, Instant now) {
    Device poly = usb("1-4.2", "0b0e:2453", DeviceKind.SPEAKERPHONE, "Jabra Speak2 75", "usb:1-4",
        Capability.MICROPHONE,
        Capability.SPEAKER);
    RoomState state = heard(before.state(), 2, with(marked("1-4.3"), poly), at, well(poly, at));
    RoomState later = heard(state, 3, with(marked("1-4.3"), poly), now.minusSeconds(3),
        well(poly, now.minusSeconds(3)));
    return judged(room, later, now);
  }

  private static Reading[] well(Device speakerphone, Instant at) {
    Device camera = marked("1-4.3");
    return new Reading[]{reading(camera, ReadingNames.CAMERA_MAX_WIDTH, Value.of(3840), at),
        reading(camera, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(2160), at),
        reading(speakerphone, ReadingNames.AUDIO_CAPTURE, Value.of(true), at),
        reading(speakerphone, ReadingNames.AUDIO_PLAYBACK, Value.of(true), at)};
  }

  private static Device marked(String port) {
    return new Device(new DeviceId("usb:" + port), DeviceKind.CAMERA, "Logitech BRIO 4K", new DeviceId("usb:1-4"),
        Set.of(Capability.CAMERA, Capability.MICROPHONE), new UsbIdentity(UsbId.parse("046d:085e"), port, null,
            "Logitech BRIO 4K", "2128LZ0CFDG9", "0317"),
        null);
  }

  private static List<Device> with(Device camera, Device speakerphone) {
    return List.of(HOST, HUB, camera, speakerphone, DISPLAY, NETWORK);
  }

  /** The device was unplugged so long ago. */
  public static RoomSnapshot without(Room room, Device lost, Duration ago, Instant now) {
    RoomState whole = heard(RoomState.unheard(now.minus(Duration.ofDays(30))), 1, WHOLE,
        now.minus(ago).minusSeconds(60));
    List<Device> rest = new ArrayList<>(WHOLE);
    rest.remove(lost);
    Instant at = now.minus(ago);
    RoomSnapshot then = judged(room, heard(whole, 2, rest, at), at);
    RoomState later = heard(then.state(), 3, rest, now.minusSeconds(3));
    return new RoomSnapshot(room, later, RoomJudge.assess(room, later, CATALOG,
        then.assessment().findings(), now), at);
  }

  /** One of its readings says something else. */
  public static RoomSnapshot saying(Room room, Device device, ReadingName name, Value value, Instant now) {
    Instant at = now.minus(Duration.ofMinutes(20));
    RoomState state = heard(RoomState.unheard(now.minus(Duration.ofDays(30))), 1, WHOLE, at,
        reading(device, name, value, at));
    RoomSnapshot then = judged(room, state, at);
    RoomState later = heard(state, 2, WHOLE, now.minusSeconds(3), reading(device, name, value, now.minusSeconds(3)));
    return new RoomSnapshot(room, later, RoomJudge.assess(room, later, CATALOG,
        then.assessment().findings(), now), at);
  }

  /** Its agent went away so long ago. */
  public static RoomSnapshot silent(Room room, Duration ago, Instant now) {
    RoomState whole = heard(RoomState.unheard(now.minus(Duration.ofDays(30))), 1, WHOLE, now.minus(ago));
    Instant at = now.minus(ago);
    RoomState silent = RoomStateReducer.silent(whole, at);
    RoomSnapshot then = judged(room, silent, at);
    return new RoomSnapshot(room, silent, RoomJudge.assess(room, silent, CATALOG,
        then.assessment().findings(), now), at);
  }

  /** Its agent was never heard. */
  public static RoomSnapshot neverHeard(Room room, Instant now) {
    return judged(room, RoomState.unheard(now.minus(Duration.ofHours(4))), now);
  }

  private static RoomSnapshot judged(Room room, RoomState state, Instant now) {
    Assessment judged = RoomJudge.assess(room, state, CATALOG, List.of(), now);
    return new RoomSnapshot(room, state, judged, now);
  }

  private static RoomState heard(RoomState before, long sequence, List<Device> devices, Instant at, Reading... other) {
    List<Reading> readings = new ArrayList<>(List.of(other));
    usual(at).stream().filter(r -> devices.stream().anyMatch(d -> d.id().equals(r.device())))
        .filter(r -> readings.stream().noneMatch(o -> o.device().equals(r.device()) && o.name().equals(r.name())))
        .forEach(readings::add);
    Stamp stamp = new Stamp("boot", sequence, at, sequence * 1_000_000);
    var message = new Message.Birth(stamp, new AgentInfo("0.1", "linux", "6.12"),
        new Observation(devices, readings, List.of()), "digest" + sequence, List.of());
    return RoomStateReducer.apply(before, message, at).state();
  }

  private static List<Reading> usual(Instant at) {
    return List.of(reading(HOST, ReadingNames.HOST_TEMPERATURE, Value.of(41), at),
        reading(HOST, ReadingNames.HOST_DISK_FREE, Value.of(62), at),
        reading(HOST, ReadingNames.HOST_UPTIME, Value.of(518_400), at),
        reading(CAMERA, ReadingNames.CAMERA_MAX_WIDTH, Value.of(3840), at),
        reading(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(2160), at),
        reading(CAMERA, ReadingNames.CAMERA_MAX_RATE, Value.of(30), at),
        reading(CAMERA, ReadingNames.CAMERA_IN_USE, Value.of(false), at),
        reading(CAMERA, ReadingNames.USB_SPEED, Value.of(5e9), at),
        reading(SPEAKERPHONE, ReadingNames.AUDIO_CAPTURE, Value.of(true), at),
        reading(SPEAKERPHONE, ReadingNames.AUDIO_PLAYBACK, Value.of(true), at),
        reading(SPEAKERPHONE, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(false), at),
        reading(SPEAKERPHONE, ReadingNames.AUDIO_CAPTURE_VOLUME, Value.of(80), at),
        reading(SPEAKERPHONE, ReadingNames.AUDIO_PLAYBACK_VOLUME, Value.of(65), at),
        reading(SPEAKERPHONE, ReadingNames.USB_SPEED, Value.of(12e6), at),
        reading(DISPLAY, ReadingNames.DISPLAY_STATUS, Value.of("connected"), at),
        reading(DISPLAY, ReadingNames.DISPLAY_NATIVE_WIDTH, Value.of(3840), at),
        reading(DISPLAY, ReadingNames.DISPLAY_NATIVE_HEIGHT, Value.of(2160), at),
        reading(NETWORK, ReadingNames.NETWORK_LINK, Value.of(true), at),
        reading(NETWORK, ReadingNames.NETWORK_GATEWAY, Value.of(true), at),
        reading(NETWORK, ReadingNames.NETWORK_SPEED, Value.of(1e9), at),
        reading(NETWORK, ReadingNames.NETWORK_DNS_TIME, Value.of(0.012), at));
  }

  private static Reading reading(Device device, ReadingName name, Value value, Instant at) {
    return new Reading(device.id(), name, value, ReadingNames.unit(name).orElseThrow(), ProofLevel.MEASURED, at);
  }

  private static Device usb(String port, String id, DeviceKind kind, String name, String parent,
      Capability... capabilities) {
    return new Device(new DeviceId("usb:" + port), kind, name, new DeviceId(parent), Set.of(capabilities),
        new UsbIdentity(UsbId.parse(id), port, null, name, null, null), null);
  }
}
