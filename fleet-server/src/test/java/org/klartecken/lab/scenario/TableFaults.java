// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.List;
import org.klartecken.readiness.FindingReason;

/** What befalls a table box, the projector's serial cable, and a network that negotiates. */
final class TableFaults {
  private static final Duration SLOWLY = Duration.ofMinutes(2);

  private TableFaults() {
  }

  static List<Fault> all() {
    return List.of(removed("capture", FaultClass.ADAPTER, "the capture stick for guests' laptops is gone"),
        removed("billboard", FaultClass.ADAPTER, "somebody took the USB-C adapter along"),
        removed("network", FaultClass.ADAPTER, "somebody took the network adapter along"),
        removed("touch", FaultClass.PRESENCE, "the touch panel's cable is pulled"),
        removed("speakerphone", FaultClass.PRESENCE, "the conference camera's sound is gone, its picture is there"),
        new Fault("camera-in-slow-port", FaultClass.USB,
            "the conference camera is in a port of USB 2", Usb.slowPort("camera"), Usb.heal("camera"),
            Reason.broken("usb.speed"), Reason.broken("camera.max_height")).within(SLOWLY),
        new Fault("capture-in-slow-port", FaultClass.ADAPTER,
            "the capture stick is in a port of USB 2", Usb.slowPort("capture"), Usb.heal("capture"),
            Reason.broken("usb.speed")).within(SLOWLY),
        new Fault("conference-camera-in-update-mode", FaultClass.USB,
            "the update of the conference camera's sound part does not end", Usb.updateMode("speakerphone"),
            Usb.heal("speakerphone"),
            Reason.of(FindingReason.UPDATE_MODE)),
        new Fault("alternate-mode-failed", FaultClass.ADAPTER,
            "the display hangs on the USB-C adapter, which gets no picture from the PC", stage -> {
              alternateMode("failed").happen(stage);
              stage.guest().check("echo off >/sys/class/drm/card*-Virtual-1/status"); // as one that no cable reaches
            }, stage -> {
              stage.guest().check("echo detect >/sys/class/drm/card*-Virtual-1/status");
              stage.guest().plugMonitor(0, 1280, 720); // the graphics card tells the display's words when something changes
              stage.guest().plugMonitor(0, 1920, 1080);
              alternateMode("successful").happen(stage);
            }, Reason.broken("usb.alternate_mode")).within(SLOWLY),
        new Fault("serial-adapter-removed", FaultClass.SERIAL,
            "the projector's serial adapter is pulled", stage -> stage.guest().unplugSerialAdapter(),
            stage -> stage.guest().plugSerialAdapter("A50285BI"), Reason.of(FindingReason.DEVICE_LOST)),
        new Fault("serial-adapter-without-driver", FaultClass.SERIAL,
            "the serial adapter's driver does not run", Usb.unbind("ftdi_sio", "0403"), Deed.inPc(
                "usb-driver bind ftdi_sio 0403"),
            Reason.of(FindingReason.PROOF_MISSING), Reason.driverMissing(), Reason.broken("usb.drivers_missing")),
        new Fault("network-half-duplex", FaultClass.NETWORK,
            "the network runs at 10 Mbit/s and half duplex",
            Deed.inPc("ethtool -s room0 speed 10 duplex half autoneg off"), Deed.inPc("ethtool -s room0 autoneg on"),
            Reason.broken("network.full_duplex")),
        new Fault("network-slow", FaultClass.NETWORK, "the network runs at 10 Mbit/s",
            Deed.inPc("ethtool -s room0 speed 10 duplex full autoneg off"), Deed.inPc("ethtool -s room0 autoneg on"),
            Reason.broken("network.speed")));
  }

  static List<Harmless> harmless() {
    return List
        .of(new Harmless("billboard-always-there", "an adapter says that it has no picture, and the display has one",
            alternateMode("failed"), alternateMode("successful")));
  }

  /** What the adapter says after it was plugged in anew. */
  private static Deed alternateMode(String state) {
    return stage -> {
      stage.device("billboard").turn("alternate-mode", state);
      Usb.replug("billboard").happen(stage);
    };
  }

  private static Fault removed(String name, FaultClass of, String what) {
    return new Fault(name + "-taken", of, what, Usb.unplug(name), Usb.plug(name),
        Reason.of(FindingReason.DEVICE_LOST));
  }
}
