// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.klartecken.readiness.FindingReason;

/** What befalls the room of 2012: its conference phone, its camera without a serial number. */
final class OldRoomFaults {
  private OldRoomFaults() {
  }

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>(List.of(
        new Fault("conference-phone-removed", FaultClass.PRESENCE, "the conference phone's cable is pulled",
            Usb.unplug("phone"), Usb.plug("phone"), Reason.of(FindingReason.DEVICE_LOST)),
        new Fault("conference-phone-without-driver", FaultClass.USB, "the conference phone's driver does not run",
            Usb.unbind("snd-usb-audio", "095d"), Usb.replug("phone"), Reason.driverMissing(),
            Reason.broken("usb.drivers_missing"), Reason.of(FindingReason.CAPABILITY_MISSING))));
    faults.addAll(IdentityFaults.unnamed());
    return faults;
  }
}
