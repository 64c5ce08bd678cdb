// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.usb.InterfaceRole;
import org.klartecken.agent.protocol.usb.UsbDescriptors;

/**
 * The serial port part of a line.
 *
 * @param kind {@code cdc-acm}, or {@code vendor} for a chip maker's own protocol
 * @param ports how many
 */
@Json
public record UsbSerial(String kind, int ports) {
  /** Null when the device has no serial port that its descriptors or its ids tell of. */
  static @Nullable UsbSerial of(UsbDescriptors usb) {
    int acm = count(usb, InterfaceRole.CDC_CONTROL, 0x02);
    if (acm > 0) {
      return new UsbSerial("cdc-acm", acm);
    }
    int vendor = count(usb, InterfaceRole.SERIAL_VENDOR, null);
    return vendor > 0 ? new UsbSerial("vendor", vendor) : null;
  }

  private static int count(UsbDescriptors usb, InterfaceRole role, @Nullable Integer subclass) {
    return (int) usb.interfaces().filter(i -> i.role() == role && (subclass == null || i.subclass() == subclass))
        .mapToInt(i -> i.number()).distinct().count();
  }
}
