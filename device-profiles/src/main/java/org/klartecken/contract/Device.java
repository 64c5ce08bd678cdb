// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One physical unit that the agent sees now.
 *
 * @param id its place
 * @param kind what a person would call it
 * @param name what it calls itself, or a plain description; at most 200 characters of it
 * @param parent the hub or PC it hangs on; null for the PC itself
 * @param capabilities what it can do, never null, sorted
 */
public record Device(DeviceId id, DeviceKind kind, String name, @Nullable DeviceId parent,
    Set<Capability> capabilities, @Nullable UsbIdentity usb, @Nullable DisplayIdentity display) {
  private static final int LONGEST_NAME = 200;

  public Device {
    require(id, "id");
    require(kind, "kind");
    require(name, "name");
    name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    capabilities = capabilities == null ? Set.of() : java.util.Collections.unmodifiableSet(new TreeSet<>(capabilities));
  }

  /** Whether the device can do this. */
  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  private static void require(@Nullable Object value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("a device needs " + field);
    }
  }
}
