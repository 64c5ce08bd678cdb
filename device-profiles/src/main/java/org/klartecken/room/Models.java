// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.Optional;
import org.klartecken.contract.Device;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbIdentity;

/** The model of a device as it names itself on the bus or in its EDID. */
public final class Models {
  private Models() {
  }

  /** {@code 046d:0866}, {@code SAM 2213 QM75}; empty for what has no model of its own, such as the PC. */
  public static String of(Device device) {
    UsbIdentity usb = device.usb();
    DisplayIdentity display = device.display();
    if (usb != null) {
      return usb.id().toString();
    }
    return display == null || display.maker() == null ? "" : display(display);
  }

  /** What it gives as its serial number. */
  static Optional<String> serial(Device device) {
    UsbIdentity usb = device.usb();
    DisplayIdentity display = device.display();
    return Optional.ofNullable(usb != null ? usb.serial() : display == null ? null : display.serial());
  }

  private static String display(DisplayIdentity display) {
    Integer code = display.productCode();
    String model = display.model();
    return display.maker() + (code == null ? "" : " " + code) + (model == null ? "" : " " + model);
  }
}
