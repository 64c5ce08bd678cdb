// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;

/** What the binary object store lists, USB 3.2 §9.6.2 and Billboard 1.2.2 §3.1.6. */
public sealed interface DeviceCapability {
  /** USB 2.0 link power management. */
  record Usb20Extension(long attributes) implements DeviceCapability {
  }

  /** @param speeds bit 0 low, 1 full, 2 high, 3 SuperSpeed */
  record SuperSpeed(int speeds) implements DeviceCapability {
  }

  /** @param lanespeeds of its sublinks, in Mbit/s for one lane */
  record SuperSpeedPlus(List<Integer> lanespeeds) implements DeviceCapability {
    public SuperSpeedPlus {
      lanespeeds = List.copyOf(lanespeeds);
    }
  }

  /** The same GUID on every part of one physical unit, also when it shows on two buses. */
  record ContainerId(String guid) implements DeviceCapability {
  }

  /** @param guid names the platform */
  record Platform(String guid) implements DeviceCapability {
  }

  /**
   * Why an adapter shows no picture.
   *
   * @param addressString index of the string with an address for people
   * @param preferred index of the preferred mode
   */
  record Billboard(int addressString, int preferred, List<AlternateMode> modes) implements DeviceCapability {
    public Billboard {
      modes = List.copyOf(modes);
    }
  }

  /** @param svid who defined the mode; 0xff01 is DisplayPort, 0x8087 Thunderbolt */
  record AlternateMode(int svid, int mode, ModeState state) {
  }

  /** What became of entering an alternate mode. */
  enum ModeState {
    FAILED_UNSPECIFIED, NOT_ATTEMPTED, FAILED, CONFIGURED
  }

  /** One that is not decoded. */
  record Unknown(int type, int length) implements DeviceCapability {
  }
}
