// SPDX-License-Identifier: Apache-2.0
/**
 * Devices described by data: a file {@code lab/devices/NAME.yaml} names vendor, product, speed and the functions of a
 * device, and {@code DeviceModel} composes its descriptors and its behaviour from them. A {@code Function} is one thing
 * that a device can do; {@code Functions} is their catalogue, and the packages below hold one kind each. What a test may
 * turn while the device runs is a {@code Knob}.
 */
@NullMarked
package org.klartecken.lab.device;

import org.jspecify.annotations.NullMarked;
