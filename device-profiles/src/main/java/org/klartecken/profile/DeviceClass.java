// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/**
 * What is known of a device of which only the class is known; named after the kind it judges, {@code camera}.
 *
 * @param name for people: what such a device is called
 * @param part what is said of all of them
 */
public record DeviceClass(String id, LocalText name, DevicePart part) {
}
