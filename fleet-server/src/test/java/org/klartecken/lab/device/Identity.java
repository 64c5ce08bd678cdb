// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.util.Optional;
import org.klartecken.lab.usbip.UsbSpeed;

/** Who a device says that it is. */
public record Identity(int vendor, int product, int release, String maker, String name, Optional<String> serial,
    UsbSpeed speed) {
}
