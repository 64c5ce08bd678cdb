// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.EnumSet;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;

/** What a USB device can do for a meeting, as its interfaces tell, and what a person would call it. */
record UsbRoles(Set<Capability> capabilities) {
  static UsbRoles of(UsbNode node) {
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    for (UsbInterface part : node.interfaces()) {
      switch (part.classCode()) {
        case 0x02 -> found.add(part.subclass() == 0x02 ? Capability.SERIAL : Capability.NETWORK);
        case 0x03 -> found.add(Capability.INPUT);
        case 0x08 -> found.add(Capability.STORAGE);
        case 0x09 -> found.add(Capability.HUB);
        case 0x0e -> found.add(Capability.CAMERA);
        case 0x11 -> found.add(Capability.BILLBOARD);
        default -> {
        }
      }
    }
    if (node.directory().hex("bDeviceClass").orElse(0) == 9) {
      found.add(Capability.HUB);
    }
    return new UsbRoles(found);
  }

  DeviceKind kind(Set<Capability> can) {
    if (can.contains(Capability.CAMERA)) {
      return DeviceKind.CAMERA;
    }
    if (can.contains(Capability.MICROPHONE) && can.contains(Capability.SPEAKER)) {
      return DeviceKind.SPEAKERPHONE;
    }
    if (can.contains(Capability.HUB)) {
      return DeviceKind.HUB;
    }
    return DeviceKind.OTHER;
  }
}
