// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.Locale;
import org.klartecken.agent.protocol.Problems;
import org.klartecken.contract.UsbId;

/**
 * USB 3.2 §9.6.1: what the device is. Indexes of strings are 0 when there is none.
 *
 * @param bcdUsb release of the specification, 0x0210
 * @param maxPacketSize0 as it stands; from USB 3 on an exponent of 2
 * @param bcdDevice the maker's own release number
 */
public record DeviceDescriptor(int bcdUsb, int deviceClass, int subclass, int protocol, int maxPacketSize0, UsbId id,
    int bcdDevice, int manufacturerString, int productString, int serialString, int configurations) {
  static final int SIZE = 18;
  /** Octets up to idProduct; a shorter one is not worth reading. */
  static final int UP_TO_IDS = 12;

  /** As lsusb prints it: {@code 2.10}. */
  public String usbVersion() {
    return bcd(bcdUsb);
  }

  /** A release number in binary coded decimal as text: 0x0110 is {@code 1.10}. */
  public static String bcd(int value) {
    return String.format(Locale.ROOT, "%x.%02x", value >> 8 & 0xff, value & 0xff);
  }

  static DeviceDescriptor parse(RawDescriptor raw, Problems problems) {
    DeviceDescriptor device = new DeviceDescriptor(raw.u16(2), raw.u8(4), raw.u8(5), raw.u8(6), raw.u8(7),
        new UsbId(raw.u16(8), raw.u16(10)), raw.u16(12), raw.u8(14), raw.u8(15), raw.u8(16), raw.u8(17));
    raw.report(problems, "device descriptor");
    return device;
  }
}
