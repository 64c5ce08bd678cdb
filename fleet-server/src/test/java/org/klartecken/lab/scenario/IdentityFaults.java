// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;
import org.klartecken.readiness.FindingReason;

/**
 * Which unit is where: told as news, for each room still has what it must have; only the room that lent its camera has
 * not.
 */
final class IdentityFaults {
  private static final String PHONE = "speakerphone";
  private static final String CAMERA = "camera";
  private static final String SPARE = "spare-camera";
  private static final String OTHER = "other-camera";
  private static final String BORROWED = "borrowed-camera";

  private IdentityFaults() {
  }

  static List<Fault> all() {
    return List.of(
        new Fault("moved-to-another-port", FaultClass.IDENTITY,
            "after the cleaning, camera and speakerphone are in each other's port", exchange(PHONE, CAMERA),
            exchange(PHONE, CAMERA), Reason.of(FindingReason.DEVICE_MOVED)),
        new Fault("swapped-with-the-same-model", FaultClass.IDENTITY,
            "another camera of the same model is in the camera's stead", instead(CAMERA, SPARE), instead(SPARE, CAMERA),
            Reason.of(FindingReason.DEVICE_SWAPPED)),
        new Fault("swapped-with-another-model", FaultClass.IDENTITY,
            "a camera of another model is in the camera's stead", instead(CAMERA, OTHER), instead(OTHER, CAMERA),
            Reason.of(FindingReason.DEVICE_REPLACED)),
        new Fault("borrowed-by-another-room", FaultClass.IDENTITY, "somebody took the camera to another room",
            stage -> {
              stage.device(CAMERA).unplug();
              Usb.plug(BORROWED).happen(stage.neighbour());
            }, stage -> {
              stage.neighbour().device(BORROWED).unplug();
              Usb.plug(CAMERA).happen(stage);
              stage.closeNeighbour();
            }, Reason.of(FindingReason.DEVICE_LOST)).after(stage -> stage.openNeighbour(Settings.BORROWER))
            .telling(IdentityFaults::isKnownToBeBorrowed));
  }

  /** Units without a serial number: what is told is what place and order of events suggest. */
  static List<Fault> unnamed() {
    return List.of(new Fault("unnamed-unit-moved", FaultClass.IDENTITY,
        "after the cleaning, the camera without a serial number is in the phone's port", exchange("phone", CAMERA),
        exchange("phone", CAMERA), Reason.of(FindingReason.DEVICE_MOVED)));
  }

  /** A PC gives its first free port to what comes first. */
  private static Deed exchange(String one, String other) {
    return stage -> {
      boolean inOrder = Usb.port(stage, one) < Usb.port(stage, other);
      stage.device(one).unplug();
      stage.device(other).unplug();
      Usb.awaitPortsFree(stage, one, other);
      Usb.plug(inOrder ? other : one).happen(stage);
      Usb.plug(inOrder ? one : other).happen(stage);
    };
  }

  private static Deed instead(String one, String other) {
    return stage -> {
      stage.device(one).unplug();
      Usb.awaitPortsFree(stage, one);
      Usb.plug(other).happen(stage);
    };
  }

  /** Whether the other room's page tells where its camera comes from. */
  private static boolean isKnownToBeBorrowed(Stage stage) {
    return stage.server().formerRooms(stage.neighbour().pc().room()).anyMatch(stage.pc().room()::equals);
  }
}
