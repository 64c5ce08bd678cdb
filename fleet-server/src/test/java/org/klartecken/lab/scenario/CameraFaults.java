// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;
import org.klartecken.readiness.FindingReason;

/** What befalls the camera: its cable, its driver, its descriptors; and both USB devices at once. */
final class CameraFaults {
  private static final String CAMERA = "camera";

  private CameraFaults() {
  }

  static List<Fault> all() {
    return List.of(
        new Fault("camera-removed", FaultClass.PRESENCE, "the camera's cable is pulled", Usb.unplug(CAMERA),
            Usb.plug(CAMERA), Reason.of(FindingReason.DEVICE_LOST)),
        new Fault("all-usb-removed", FaultClass.PRESENCE, "speakerphone and camera lose their hub", stage -> {
          stage.device("speakerphone").unplug();
          stage.device(CAMERA).unplug();
        }, stage -> {
          Usb.plug("speakerphone").happen(stage);
          Usb.plug(CAMERA).happen(stage);
        }, Reason.of(FindingReason.DEVICE_LOST)),
        new Fault("camera-without-driver", FaultClass.CAMERA, "the camera's driver does not run",
            Usb.unbind("uvcvideo", "046d"), Usb.replug(CAMERA), Reason.driverMissing(),
            Reason.broken("usb.drivers_missing")),
        new Fault("camera-descriptor-cut", FaultClass.USB, "the camera's description ends before its larger pictures",
            Usb.cutDescription(CAMERA), Usb.heal(CAMERA), Reason.broken("camera.max_height")),
        new Fault("camera-hung-at-plug", FaultClass.CAMERA, "the camera does not answer its driver any more",
            Usb.hangAtDriver(CAMERA, "uvcvideo", "046d"), Usb.replug(CAMERA), Reason.of(FindingReason.PROOF_MISSING),
            Reason.driverMissing(), Reason.broken("usb.drivers_missing")));
  }
}
