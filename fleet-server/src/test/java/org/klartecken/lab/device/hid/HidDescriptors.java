// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.hid;

import org.klartecken.lab.device.Endpoints;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A HID interface (HID 1.11, 6.2.1) with one interrupt endpoint and a report descriptor. */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
record HidDescriptors(int number, int endpoint, int inputOctets, byte[] report) {
  private static final int INTERFACE = 0x04;
  private static final int HID = 0x21;
  private static final int REPORT = 0x22;
  private static final int MILLIS = 8;

  Octets octets(UsbSpeed speed) {
    return new Octets().descriptor(INTERFACE, new Octets().u8(number, 0, 1, 0x03, 0x00, 0x00, 0))
        .descriptor(HID, hid()).all(Endpoints.interrupt(endpoint, Math.max(8, inputOctets), MILLIS, speed));
  }

  /** HID 1.11, no country, one report descriptor. */
  private Octets hid() {
    return new Octets().le16(0x0111).u8(0, 1, REPORT).le16(report.length);
  }

  /** Answers GET_DESCRIPTOR on the interface. */
  ControlReply answer(Setup setup) {
    return switch (setup.value() >> 8) {
      case HID -> new ControlReply.Data(new Octets().descriptor(HID, hid()).bytes());
      case REPORT -> new ControlReply.Data(report.clone());
      default -> ControlReply.STALL;
    };
  }
}
