// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import org.jspecify.annotations.Nullable;

/**
 * How a USB device names itself and where it sits.
 *
 * @param id {@code idVendor:idProduct}
 * @param port bus and port path as Linux prints it, {@code 1-4.2}
 * @param manufacturer the string descriptor, if any
 * @param product the string descriptor, if any
 * @param serial the string descriptor, if any; not unique in practice
 * @param bcdDevice the device's release number in hexadecimal, {@code 0117}
 */
public record UsbIdentity(UsbId id, String port, @Nullable String manufacturer, @Nullable String product,
    @Nullable String serial, @Nullable String bcdDevice) {
}
