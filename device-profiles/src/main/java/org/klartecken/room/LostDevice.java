// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;

/**
 * A device that was here and is not any more; it stays in the picture, dashed.
 *
 * @param successor what was put in its stead and is still here, or null
 */
public record LostDevice(Device device, Instant since, @Nullable DeviceId successor) {
  public LostDevice(Device device, Instant since) {
    this(device, since, null);
  }

  LostDevice succeededBy(@Nullable DeviceId other) {
    return new LostDevice(device, since, other);
  }
}
