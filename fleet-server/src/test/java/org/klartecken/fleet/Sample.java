// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.klartecken.contract.WireCodec;

/** Messages of a room PC with a camera, a speakerphone and a display. */
public final class Sample {
  public static final WireCodec CODEC = new WireCodec();
  public static final Device CAMERA = usb("1-1", DeviceKind.CAMERA, "MeetUp", "046d:0866", Capability.CAMERA);
  public static final Device SPEAKERPHONE = usb("1-2", DeviceKind.SPEAKERPHONE, "Speak 510", "0b0e:0422",
      Capability.MICROPHONE, Capability.SPEAKER);

  private Sample() {
  }

  private static Device usb(String port, DeviceKind kind, String name, String id, Capability... can) {
    return new Device(new DeviceId("usb:" + port), kind, name, DeviceId.HOST, Set.of(can),
        new UsbIdentity(UsbId.parse(id), port, null, name, null, null), null);
  }

  public static Stamp stamp(String boot, long sequence, Instant wall) {
    return new Stamp(boot, sequence, wall, 60_000 + sequence);
  }

  public static Observation observation(Instant at, Device... devices) {
    List<Reading> readings = java.util.stream.Stream.of(devices).map(device -> new Reading(device.id(),
        new ReadingName("usb.speed"), Value.of(480e6), Unit.BIT_PER_SECOND, ProofLevel.ENUMERATED, at)).toList();
    return new Observation(List.of(devices), readings, List.of());
  }

  public static Message.Birth birth(String boot, long sequence, Instant wall, Device... devices) {
    return new Message.Birth(stamp(boot, sequence, wall), new AgentInfo("0.1", "linux", "6.12"),
        observation(wall, devices), "d" + sequence, List.of());
  }

  public static Message.Report report(String boot, long sequence, Instant wall, Device... devices) {
    return new Message.Report(stamp(boot, sequence, wall), observation(wall, devices), "d" + sequence);
  }

  public static Message.Heartbeat heartbeat(String boot, long sequence, Instant wall, String digest) {
    return new Message.Heartbeat(stamp(boot, sequence, wall), digest);
  }
}
