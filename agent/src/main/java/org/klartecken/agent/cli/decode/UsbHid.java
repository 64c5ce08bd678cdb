// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.usb.InterfaceRole;
import org.klartecken.agent.protocol.usb.OtherDescriptor;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.agent.protocol.usb.UsbInterface;

/**
 * The HID part of a line: one entry for each interface. Whether it is a telephone's is told by the report descriptor,
 * which is not in these octets.
 */
@Json
public record UsbHid(List<Entry> interfaces) {
  /**
   * One interface.
   *
   * @param boot {@code keyboard}, {@code mouse}, or null when it does not say
   * @param country of a localized keyboard, 0 without; null when there is no HID descriptor
   * @param reportLength octets of the report descriptor; null when there is no HID descriptor
   */
  @Json
  public record Entry(int number, @Nullable String boot, @Nullable Integer country,
      @Json.Property("report_length") @Nullable Integer reportLength) {
  }

  /** Null when the device has no HID interface. */
  static @Nullable UsbHid of(UsbDescriptors usb) {
    List<Entry> entries = usb.interfaces().filter(i -> i.role() == InterfaceRole.HID).map(UsbHid::entry).distinct()
        .toList();
    return entries.isEmpty() ? null : new UsbHid(entries);
  }

  private static Entry entry(UsbInterface i) {
    OtherDescriptor.Hid hid = i.details(OtherDescriptor.Hid.class).findFirst().orElse(null);
    String boot = i.subclass() != 1 ? null : i.protocol() == 1 ? "keyboard" : i.protocol() == 2 ? "mouse" : null;
    return new Entry(i.number(), boot, hid == null ? null : hid.country(), hid == null ? null : hid.reportLength());
  }
}
