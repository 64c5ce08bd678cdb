// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Situation;
import org.klartecken.room.Arrival;

/**
 * A device as the judge sees it: what it says of itself and what was read from it, with what its profile knows.
 *
 * @param arrival how it lately came to be where it is, or null
 */
record Seen(Device device, @Nullable DeviceProfile profile, List<Reading> readings, List<ProbeFailure> failures,
    @Nullable Arrival arrival) {
  private static final Value DISCONNECTED = Value.of("disconnected");

  DeviceId id() {
    return device.id();
  }

  /** What people call it. */
  String name() {
    return profile == null ? device.name() : profile.name();
  }

  DeviceKind kind() {
    return profile == null ? device.kind() : profile.kind();
  }

  /**
   * Whether it can do this now. By descriptors a capture stick is a camera: its profile knows better. A connector
   * without a display shows nothing.
   */
  boolean can(Capability wanted) {
    if (updateMode().isPresent()) {
      return false;
    }
    boolean isCaptureStick = profile != null && profile.capabilities().contains(Capability.CAPTURE)
        && !profile.capabilities().contains(Capability.CAMERA);
    return switch (wanted) {
      case CAMERA -> device.can(Capability.CAMERA) && !isCaptureStick;
      case CAPTURE -> device.can(Capability.CAPTURE) || (isCaptureStick && device.can(Capability.CAMERA));
      case DISPLAY -> device.can(Capability.DISPLAY) && !says(ReadingNames.DISPLAY_STATUS, DISCONNECTED);
      case MICROPHONE, SPEAKER, TELEPHONY, SERIAL, NETWORK, HUB, INPUT, BILLBOARD, COMPUTER, UPDATE_MODE, STORAGE,
          OTHER ->
        device.can(wanted);
    };
  }

  /** Whether its profile says that it can do this when it is whole. */
  boolean should(Capability wanted) {
    return profile != null && profile.capabilities().contains(wanted);
  }

  /** What to do about it when it only waits for new firmware. */
  Optional<LocalText> updateMode() {
    UsbIdentity usb = device.usb();
    if (profile != null && usb != null && profile.notReadyIds().containsKey(usb.id())) {
      return Optional.ofNullable(profile.notReadyIds().get(usb.id()));
    }
    return device.can(Capability.UPDATE_MODE) && device.capabilities().size() == 1
        ? Optional.of(instruction(Situation.UPDATE_MODE).orElse(Sentences.UPDATE_MODE))
        : Optional.empty();
  }

  /** What the profile says to do in a situation. */
  Optional<LocalText> instruction(Situation situation) {
    return profile == null ? Optional.empty() : Optional.ofNullable(profile.instructions().get(situation));
  }

  Optional<Reading> reading(ReadingName name) {
    for (Reading r : readings) {
      if (r.name().equals(name)) {
        return Optional.of(r);
      }
    }
    return Optional.empty();
  }

  private boolean says(ReadingName name, Value value) {
    return reading(name).filter(r -> r.value().equals(value)).isPresent();
  }
}
