// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.Recognised;

/**
 * A device that people accepted as one of the room's own.
 *
 * @param place where it was then
 * @param name what people call it
 * @param profile id of its profile, or null
 * @param usb its id on the bus, or null
 * @param display maker and name of its EDID, {@code SEC:EPSON PJ}, or null
 * @param serves what the room uses it for
 */
public record OwnDevice(DeviceId place, DeviceKind kind, String name, @Nullable String profile, @Nullable UsbId usb,
    @Nullable String display, Set<Capability> serves) {
  public OwnDevice {
    serves = Collections.unmodifiableSet(new TreeSet<>(serves));
  }

  /** The device as it is accepted now. */
  public static OwnDevice of(Device device, @Nullable Recognised known, Set<Capability> serves) {
    UsbIdentity bus = device.usb();
    String name = known == null ? device.name() : known.name(device);
    return known instanceof Recognised.Model(DeviceProfile profile, DevicePart part, _, _)
        ? new OwnDevice(device.id(), part.kind(), name, profile.id(), id(bus), edid(device), serves)
        : new OwnDevice(device.id(), device.kind(), name, null, id(bus), edid(device), serves);
  }

  /** Whether the device is of the same model: by its profile, since one model has several ids, else by what it says. */
  public boolean isModelOf(Device device, @Nullable Recognised known) {
    if (profile != null && known instanceof Recognised.Model(DeviceProfile described, DevicePart part, _, _)) {
      return profile.equals(described.id()) && kind == part.kind();
    }
    UsbIdentity bus = device.usb();
    if (usb != null || bus != null) {
      return usb != null && bus != null && usb.equals(bus.id());
    }
    String shows = edid(device);
    // a display that sleeps may hide its EDID; on its own connector it is taken for itself
    boolean named = display != null && shows != null;
    return named ? Objects.equals(display, shows) : place.equals(device.id());
  }

  private static @Nullable UsbId id(@Nullable UsbIdentity bus) {
    return bus == null ? null : bus.id();
  }

  private static @Nullable String edid(Device device) {
    DisplayIdentity display = device.display();
    return display == null || display.maker() == null ? null : display.maker() + ':' + display.model();
  }
}
