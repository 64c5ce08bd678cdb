// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.klartecken.profile.LocalText;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.Promise;
import org.klartecken.profile.ProofDemand;
import org.klartecken.profile.Recognised;
import org.klartecken.profile.Situation;
import org.klartecken.profile.StandardItem;
import org.klartecken.room.Arrival;

/**
 * A device as the judge sees it: what it says of itself and what was read from it, with what its profile knows.
 *
 * @param arrival how it lately came to be where it is, or null
 */
record Seen(Device device, @Nullable Recognised known, List<Reading> readings, List<ProbeFailure> failures,
    @Nullable Arrival arrival) {
  private static final Value DISCONNECTED = Value.of("disconnected");

  DeviceId id() {
    return device.id();
  }

  /** What people call it. */
  String name() {
    return known == null ? device.name() : known.name(device);
  }

  DeviceKind kind() {
    return known instanceof Recognised.Model model ? model.part().kind() : device.kind();
  }

  /**
   * Whether it can do this now. By descriptors a capture stick is a camera: its profile knows better. A connector
   * without a display shows nothing.
   */
  boolean can(Capability wanted) {
    if (notReady().isPresent()) {
      return false;
    }
    boolean isCaptureStick = should(Capability.CAPTURE) && !should(Capability.CAMERA);
    return switch (wanted) {
      case CAMERA -> device.can(Capability.CAMERA) && !isCaptureStick;
      case CAPTURE -> device.can(Capability.CAPTURE) || (isCaptureStick && device.can(Capability.CAMERA));
      case DISPLAY -> device.can(Capability.DISPLAY) && !isEmptyConnector();
      case MICROPHONE, SPEAKER, TELEPHONY, SERIAL, NETWORK, HUB, INPUT, BILLBOARD, COMPUTER, UPDATE_MODE, STORAGE,
          OTHER ->
        device.can(wanted);
    };
  }

  /** Whether it can fill a line, or could if it were whole. */
  boolean serves(StandardItem line) {
    return line.needsPresence() ? line.prefers(device, known) : can(line.needs()) || should(line.needs());
  }

  /** Whether its profile says that it can do this when it is whole. */
  boolean should(Capability wanted) {
    return capabilities().contains(wanted) && !(wanted == Capability.DISPLAY && isEmptyConnector());
  }

  /** All that its profile says that it can do; nothing is known of a model that nobody described. */
  Set<Capability> capabilities() {
    UsbIdentity usb = device.usb();
    return known instanceof Recognised.Model model
        ? usb == null ? model.part().capabilities() : model.part().capabilities(usb.id())
        : Set.of();
  }

  /** What its profile wants beyond the standard's proof. */
  @Nullable
  ProofDemand demand(Capability needed) {
    return known == null ? null : known.part().demands().get(needed);
  }

  /** What its profile or its class promises. */
  Promise promise() {
    return known == null ? Promise.NONE : known.part().promise();
  }

  /** Why it cannot be used though it is here, with what to do: it waits for new firmware, or it is an empty adapter. */
  Optional<NotReady> notReady() {
    UsbIdentity usb = device.usb();
    if (known instanceof Recognised.Model model && usb != null) {
      NotReady why = model.part().match().notReady().get(usb.id());
      if (why != null) {
        return Optional.of(withText(why));
      }
    }
    return device.can(Capability.UPDATE_MODE) && device.capabilities().size() == 1
        ? Optional.of(withText(new NotReady(NotReady.Because.UPDATE_MODE, null)))
        : Optional.empty();
  }

  private NotReady withText(NotReady why) {
    return why.text() != null
        ? why
        : new NotReady(why.because(), instruction(why.because().situation()).orElse(Sentences.of(why.because())));
  }

  /** What the profile says to do in a situation. */
  Optional<LocalText> instruction(Situation situation) {
    return known == null ? Optional.empty() : Optional.ofNullable(known.part().instructions().get(situation));
  }

  Optional<Reading> reading(ReadingName name) {
    for (Reading r : readings) {
      if (r.name().equals(name)) {
        return Optional.of(r);
      }
    }
    return Optional.empty();
  }

  /** As if one thing had not been read. */
  Seen without(ReadingName name) {
    return new Seen(device, known, readings.stream().filter(r -> !r.name().equals(name)).toList(), failures, arrival);
  }

  private boolean isEmptyConnector() {
    return says(ReadingNames.DISPLAY_STATUS, DISCONNECTED);
  }

  private boolean says(ReadingName name, Value value) {
    return reading(name).filter(r -> r.value().equals(value)).isPresent();
  }
}
