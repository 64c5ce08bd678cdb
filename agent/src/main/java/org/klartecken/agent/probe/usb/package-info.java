// SPDX-License-Identifier: Apache-2.0
/**
 * What the bus says of a USB device: its speed, its drivers, its descriptors.
 *
 * <p>Part of the probes: each class here is one thing observed, listed in {@code Probes}.
 */
@NullMarked
package org.klartecken.agent.probe.usb;

import org.jspecify.annotations.NullMarked;
