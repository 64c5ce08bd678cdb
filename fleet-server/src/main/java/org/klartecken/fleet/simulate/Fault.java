// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;

/** What can be wrong with a room, and what its agent then sees. */
enum Fault {
  /** Somebody took the speakerphone to another room. */
  SPEAKERPHONE_PULLED,
  /** The camera's plug sits loose. */
  CAMERA_PULLED,
  /** A USB 3 camera hangs on an old cable. */
  USB2_SPEED,
  /** Somebody muted the microphone and went. */
  MICROPHONE_MUTED,
  /** The device waits for new firmware. */
  UPDATE_MODE,
  /** The display sleeps: nothing is wrong. */
  DISPLAY_ASLEEP,
  /** The display's cable is out. */
  DISPLAY_DISCONNECTED,
  /** The PC has no power, or no network. */
  PC_SILENT,
  /** Nobody emptied the disk. */
  DISK_ALMOST_FULL,
  /** A bad network cable. */
  LINK_HALF_DUPLEX,
  /** Some program keeps the camera from the probe, which gives up. */
  CAMERA_STUCK,
  /** Somebody put the camera's plug into another port. */
  CAMERA_MOVED,
  /** The camera was exchanged for another unit of its model. */
  CAMERA_SWAPPED,
  /** The camera was exchanged for another model that does as well. */
  CAMERA_REPLACED,
  /** The next room has borrowed the speakerphone. */
  SPEAKERPHONE_LENT;

  /** Whether the agent can be heard at all. */
  boolean silences() {
    return this == PC_SILENT;
  }

  /** What the agent sees of these devices. */
  List<SimulatedDevice> seenOn(List<SimulatedDevice> healthy) {
    return switch (this) {
      case SPEAKERPHONE_PULLED, SPEAKERPHONE_LENT -> without(healthy, Fault::isSpeakerphone);
      case CAMERA_PULLED -> without(healthy, d -> d.device().kind() == DeviceKind.CAMERA);
      case DISPLAY_DISCONNECTED -> without(healthy, d -> d.can(Capability.DISPLAY));
      case USB2_SPEED -> each(healthy, Capability.CAMERA, d -> d.with(ReadingNames.USB_SPEED, Value.of(480e6))
          .with(ReadingNames.CAMERA_MAX_HEIGHT, Value.of(720.0)).with(ReadingNames.CAMERA_MAX_WIDTH, Value.of(1280.0)));
      case MICROPHONE_MUTED ->
        each(healthy, Capability.MICROPHONE, d -> d.with(ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(true)));
      case UPDATE_MODE -> healthy.stream().map(Fault::inUpdateMode).toList();
      case DISPLAY_ASLEEP ->
        each(healthy, Capability.DISPLAY, d -> d.with(ReadingNames.DISPLAY_STATUS, Value.of("asleep")));
      case DISK_ALMOST_FULL ->
        each(healthy, Capability.COMPUTER, d -> d.with(ReadingNames.HOST_DISK_FREE, Value.of(1.7)));
      case LINK_HALF_DUPLEX -> each(healthy, Capability.NETWORK, d -> d
          .with(ReadingNames.NETWORK_SPEED, Value.of(10e6)).with(ReadingNames.NETWORK_FULL_DUPLEX, Value.of(false)));
      case CAMERA_STUCK -> each(healthy, Capability.CAMERA,
          d -> d.failing(new ReadingName("camera.formats"), FailureReason.TIMEOUT));
      case CAMERA_MOVED -> cameras(healthy, camera -> Ports.moved(camera, healthy));
      case CAMERA_SWAPPED -> cameras(healthy, Units::swapped);
      case CAMERA_REPLACED -> cameras(healthy, Spares::inSteadOf);
      case PC_SILENT -> healthy;
    };
  }

  /** What can be carried over to the next room. */
  static boolean isSpeakerphone(SimulatedDevice device) {
    DeviceKind kind = device.device().kind();
    return kind == DeviceKind.SPEAKERPHONE || kind == DeviceKind.CONFERENCE_PHONE;
  }

  private static List<SimulatedDevice> cameras(List<SimulatedDevice> healthy, UnaryOperator<SimulatedDevice> change) {
    return healthy.stream().map(d -> d.device().kind() == DeviceKind.CAMERA ? change.apply(d) : d).toList();
  }

  private static List<SimulatedDevice> without(List<SimulatedDevice> healthy, Predicate<SimulatedDevice> gone) {
    boolean[] taken = {false}; // one plug is pulled, not all
    return healthy.stream().filter(device -> {
      boolean pulled = !taken[0] && gone.test(device);
      taken[0] |= pulled;
      return !pulled;
    }).toList();
  }

  private static List<SimulatedDevice> each(List<SimulatedDevice> healthy, Capability on,
      UnaryOperator<SimulatedDevice> change) {
    return healthy.stream().map(device -> device.can(on) ? change.apply(device) : device).toList();
  }

  /** The MeetUp's sound part has an id of its own while it waits for firmware; a Poly has, too. */
  private static SimulatedDevice inUpdateMode(SimulatedDevice device) {
    UsbIdentity usb = device.device().usb();
    if (usb == null || !UPDATE_IDS.containsKey(usb.id().toString())) {
      return device;
    }
    UsbId id = UsbId.parse(UPDATE_IDS.getOrDefault(usb.id().toString(), ""));
    Device d = device.device();
    return new SimulatedDevice(
        new Device(d.id(), d.kind(), d.name(), d.parent(), Set.of(Capability.UPDATE_MODE),
            new UsbIdentity(id, usb.port(), usb.manufacturer(), usb.product(), usb.serial(), usb.bcdDevice()), null),
        Map.of(), Map.of());
  }

  private static final Map<String, String> UPDATE_IDS = Map.of("046d:0867", "046d:0859", "095d:9298", "095d:9299");
}
