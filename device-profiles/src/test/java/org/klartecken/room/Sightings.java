// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;

/** Devices and messages for tests. */
public final class Sightings {
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  public static final Device HOST = new Device(DeviceId.HOST, DeviceKind.HOST, "Room PC", null,
      Set.of(Capability.COMPUTER), null, null);

  private Sightings() {
  }

  public static Device usb(String port, String id, @Nullable String serial, DeviceKind kind,
      Capability... capabilities) {
    return new Device(new DeviceId("usb:" + port), kind, id, DeviceId.HOST, Set.of(capabilities),
        new UsbIdentity(UsbId.parse(id), port, "maker", "product", serial, "0100"), null);
  }

  public static Device speakerphone(String port) {
    return usb(port, "0b0e:0420", null, DeviceKind.SPEAKERPHONE, Capability.MICROPHONE, Capability.SPEAKER);
  }

  public static Device camera(String port) {
    return usb(port, "046d:0843", "C0FFEE", DeviceKind.CAMERA, Capability.CAMERA, Capability.MICROPHONE);
  }

  /** A stamp made so many seconds after noon, by a right clock and a boot at eleven. */
  public static Stamp stamp(String boot, long sequence, long secondsAfterNoon) {
    return new Stamp(boot, sequence, NOON.plusSeconds(secondsAfterNoon), (3600 + secondsAfterNoon) * 1000);
  }

  public static Message.Birth birth(Stamp stamp, Device... devices) {
    return new Message.Birth(stamp, new AgentInfo("1", "linux", "6.1"), seen(devices), "birth", List.of());
  }

  public static Message.Report report(Stamp stamp, Device... devices) {
    return new Message.Report(stamp, seen(devices), "report" + stamp.sequence());
  }

  public static Observation seen(Device... devices) {
    return new Observation(List.of(devices), List.of(), List.of());
  }

  public static Reading reading(Device device, ReadingName name, Value value, ProofLevel proof, Instant at) {
    return new Reading(device.id(), name, value, Unit.NONE, proof, at);
  }

  public static RoomState applied(RoomState before, Message message, Instant at) {
    return switch (RoomStateReducer.apply(before, message, at)) {
      case Reduction.Applied(RoomState after) -> after;
      case Reduction.Outdated(RoomState _, boolean duplicate) ->
        throw new AssertionError("outdated, duplicate: " + duplicate);
    };
  }

  public static Instant noonPlus(Duration later) {
    return NOON.plus(later);
  }
}
