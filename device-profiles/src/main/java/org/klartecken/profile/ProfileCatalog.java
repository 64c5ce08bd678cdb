// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.contract.Device;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;

/**
 * The profiles and room standards that are in force. Immutable.
 *
 * <p>Where two profiles claim one id, or two standards have one name, the earlier in the list holds; the loader puts
 * the site's own before the shipped ones.
 */
public final class ProfileCatalog {
  /** The standard of a room PC that has just enrolled. */
  public static final String DEFAULT_STANDARD = "hybrid-small";

  private final List<DeviceProfile> profiles;
  private final List<RoomStandard> standards;
  private final Map<UsbId, DeviceProfile> byUsbId = new HashMap<>();
  private final Map<String, DeviceProfile> byDisplay = new HashMap<>();

  public ProfileCatalog(List<DeviceProfile> profiles, List<RoomStandard> standards) {
    this.profiles = List.copyOf(profiles);
    this.standards = List.copyOf(standards);
    for (DeviceProfile profile : this.profiles) {
      profile.usbIds().forEach(id -> byUsbId.putIfAbsent(id, profile));
      profile.notReadyIds().keySet().forEach(id -> byUsbId.putIfAbsent(id, profile));
      profile.displayNames().forEach(name -> byDisplay.putIfAbsent(name, profile));
    }
  }

  public List<DeviceProfile> profiles() {
    return profiles;
  }

  public List<RoomStandard> standards() {
    return standards;
  }

  /** The standard of that id, else the one that replaces it. */
  public Optional<RoomStandard> standard(String id) {
    return standards.stream().filter(s -> s.id().equals(id)).findFirst()
        .or(() -> standards.stream().filter(s -> s.replaces().contains(id)).findFirst());
  }

  /** The profile that knows this device: by its USB id, else by its EDID; empty for a model that nobody described. */
  public Optional<DeviceProfile> match(Device device) {
    UsbIdentity usb = device.usb();
    if (usb != null) {
      return Optional.ofNullable(byUsbId.get(usb.id()));
    }
    DisplayIdentity display = device.display();
    return display == null || display.maker() == null || display.model() == null
        ? Optional.empty()
        : Optional.ofNullable(byDisplay.get(display.maker() + ':' + display.model()));
  }
}
