// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.List;
import java.util.Objects;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;

/** The cupboard of cameras, {@code simulated-rooms/spares.yaml}, from which a broken one is replaced. */
final class Spares {
  private static final List<SimulatedDevice> CAMERAS = RoomTypes.devices(Yaml.resource("spares"));

  private Spares() {
  }

  /** A camera of another model for the same port, which is no slower and shows no less; the same one if there is none. */
  static SimulatedDevice inSteadOf(SimulatedDevice camera) {
    UsbIdentity usb = camera.device().usb();
    if (usb == null) {
      return camera;
    }
    return CAMERAS.stream().filter(spare -> isOther(spare, usb) && isAsGood(spare, camera))
        .findFirst().map(spare -> Ports.at(spare, usb.port(), camera.device().parent())).orElse(camera);
  }

  private static boolean isOther(SimulatedDevice spare, UsbIdentity usb) {
    return !Objects.requireNonNull(spare.device().usb()).id().equals(usb.id());
  }

  private static boolean isAsGood(SimulatedDevice spare, SimulatedDevice camera) {
    return value(spare, ReadingNames.USB_SPEED).equals(value(camera, ReadingNames.USB_SPEED))
        && value(spare, ReadingNames.CAMERA_MAX_HEIGHT).equals(value(camera, ReadingNames.CAMERA_MAX_HEIGHT));
  }

  private static Value value(SimulatedDevice device, ReadingName name) {
    return Objects.requireNonNull(device.readings().get(name)).value();
  }
}
