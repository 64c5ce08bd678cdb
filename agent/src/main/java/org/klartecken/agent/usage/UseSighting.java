// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import org.klartecken.contract.DeviceId;

/** What was seen of one use of one device at one moment. */
public record UseSighting(DeviceId device, Use use, InUse state) {
}
