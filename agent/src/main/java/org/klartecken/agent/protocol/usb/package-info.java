// SPDX-License-Identifier: Apache-2.0
/**
 * What a USB device tells about itself: the binary descriptors as Linux keeps them in {@code descriptors} and
 * {@code bos_descriptors} of sysfs, and HID report descriptors.
 *
 * <p>{@link org.klartecken.agent.protocol.usb.DescriptorParser} and
 * {@link org.klartecken.agent.protocol.usb.HidReport} are the entrances; the classes named after a device class
 * ({@code VideoParser}, {@code AudioParser}, …) each know one family of descriptors.
 */
@NullMarked
package org.klartecken.agent.protocol.usb;

import org.jspecify.annotations.NullMarked;
