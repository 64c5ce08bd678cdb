// SPDX-License-Identifier: Apache-2.0
/**
 * A USB/IP server (protocol 1.1.1): the kernel of a guest attaches its devices with {@code vhci_hcd} and binds its real
 * drivers to them. {@code WireReader} and {@code WireWriter} are the protocol, pure; a {@code Session} serves one
 * attached device, a thread for each endpoint; {@code Conduct} says how the device answers, whatever it would say. What
 * a device is lies behind {@code UsbDevice} and its {@code Pipe}s.
 *
 * <p>
 * What vhci_hcd cannot do: nothing can be plugged in behind an attached hub, and a reset of a port stays in the guest
 * (the server recognises it by what the kernel asks next).
 */
@NullMarked
package org.klartecken.lab.usbip;

import org.jspecify.annotations.NullMarked;
