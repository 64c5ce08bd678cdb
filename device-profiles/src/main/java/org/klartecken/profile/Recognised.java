// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import org.klartecken.contract.Device;

/** A device, recognised: as a model that somebody described, or only by its class. */
public sealed interface Recognised {
  /** What is known of it. */
  DevicePart part();

  /** What people call it. */
  String name(Device device);

  /**
   * A described model.
   *
   * @param evidence the mark that was found in the profile, {@code 046d:0866}
   */
  record Model(DeviceProfile profile, DevicePart part, MatchedBy by, String evidence) implements Recognised {
    @Override
    public String name(Device device) {
      return by == MatchedBy.VENDOR ? device.name() : profile.name();
    }
  }

  /** A model that nobody described, judged by its class. */
  record OfClass(DeviceClass type) implements Recognised {
    @Override
    public DevicePart part() {
      return type.part();
    }

    @Override
    public String name(Device device) {
      return device.name();
    }
  }
}
