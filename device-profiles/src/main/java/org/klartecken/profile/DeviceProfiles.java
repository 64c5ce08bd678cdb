// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Optional;
import org.klartecken.contract.Device;

/** Port: what is known of device models. The server has all profiles at hand, the agent those of attached devices. */
public interface DeviceProfiles {
  /** Nothing is known of anything. */
  DeviceProfiles NONE = _ -> Optional.empty();

  /** What is known of this device; empty when not even its class is described. */
  Optional<Recognised> recognise(Device device);
}
