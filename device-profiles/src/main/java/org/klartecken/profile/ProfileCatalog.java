// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Device;

/** The profiles and room standards that are in force. Immutable. */
public final class ProfileCatalog {
  private final List<DeviceProfile> profiles;
  private final List<RoomStandard> standards;

  public ProfileCatalog(List<DeviceProfile> profiles, List<RoomStandard> standards) {
    this.profiles = List.copyOf(profiles);
    this.standards = List.copyOf(standards);
  }

  public List<DeviceProfile> profiles() {
    return profiles;
  }

  public List<RoomStandard> standards() {
    return standards;
  }

  /** The standard of that id. */
  public Optional<RoomStandard> standard(String id) {
    return standards.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** The profile that knows this device. */
  public Optional<DeviceProfile> match(Device device) {
    var usb = device.usb();
    return usb == null
        ? Optional.empty()
        : profiles.stream().filter(p -> p.usbIds().contains(usb.id())).findFirst();
  }
}
