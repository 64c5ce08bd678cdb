// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.util.List;

/** A device as the lists of USB/IP show it. */
public record DeviceEntry(UsbSpeed speed, int vendor, int product, int release, ClassCode code,
    List<ClassCode> interfaces) {
  public DeviceEntry {
    interfaces = List.copyOf(interfaces);
  }

  /** Class, subclass and protocol of a device or an interface. */
  public record ClassCode(int major, int minor, int protocol) {
  }
}
