// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.UsbIdentity;

/** Puts plugs into other ports. */
final class Ports {
  private static final int SPARE_BUS = 1;
  private static final int FIRST_SPARE = 9;

  private Ports() {
  }

  /** The same unit in the next free port of the same hub; a device that is not plugged in by USB stays. */
  static SimulatedDevice moved(SimulatedDevice plugged, List<SimulatedDevice> room) {
    UsbIdentity usb = plugged.device().usb();
    if (usb == null) {
      return plugged;
    }
    int cut = Math.max(usb.port().lastIndexOf('.'), usb.port().lastIndexOf('-')) + 1;
    return at(plugged, free(usb.port().substring(0, cut), Integer.parseInt(usb.port().substring(cut)) + 1, room),
        plugged.device().parent());
  }

  /** A unit of another room, in a free port of this room's PC. */
  static SimulatedDevice broughtTo(SimulatedDevice unit, List<SimulatedDevice> room) {
    return at(unit, free(SPARE_BUS + "-", FIRST_SPARE, room), DeviceId.HOST);
  }

  /** The same unit in that port. */
  static SimulatedDevice at(SimulatedDevice unit, String port, @Nullable DeviceId parent) {
    Device d = unit.device();
    UsbIdentity usb = d.usb();
    return usb == null
        ? unit
        : new SimulatedDevice(new Device(new DeviceId("usb:" + port), d.kind(), d.name(), parent, d.capabilities(),
            new UsbIdentity(usb.id(), port, usb.manufacturer(), usb.product(), usb.serial(), usb.bcdDevice()),
            d.display()), unit.readings(), unit.failures());
  }

  private static String free(String hub, int from, List<SimulatedDevice> room) {
    Set<String> taken = room.stream().map(d -> d.device().id().value()).collect(Collectors.toSet());
    int number = from;
    while (taken.contains("usb:" + hub + number)) {
      number++;
    }
    return hub + number;
  }
}
