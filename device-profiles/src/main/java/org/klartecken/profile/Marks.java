// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Optional;
import org.klartecken.contract.Device;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbIdentity;

/** How the marks of devices are spelt in profiles. */
public final class Marks {
  private Marks() {
  }

  /** {@code 0b0e:Jabra SPEAK 510 USB}. */
  public static Optional<String> product(Device device) {
    UsbIdentity usb = device.usb();
    return usb == null || usb.product() == null
        ? Optional.empty()
        : Optional.of(usb.id().toString().substring(0, 5) + usb.product().strip());
  }

  /** {@code SEC:EPSON PJ}. */
  public static Optional<String> display(Device device) {
    DisplayIdentity display = device.display();
    return display == null || display.maker() == null || display.model() == null
        ? Optional.empty()
        : Optional.of(display.maker() + ':' + display.model());
  }

  /** {@code 17e9:*}. */
  public static String vendor(int vendor) {
    return String.format(java.util.Locale.ROOT, "%04x:*", vendor);
  }
}
