// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import org.klartecken.contract.Device;

/** A device that was here and is not any more; it stays in the picture, dashed. */
public record LostDevice(Device device, Instant since) {
}
