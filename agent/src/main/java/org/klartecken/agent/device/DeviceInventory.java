// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.time.Instant;

/** Port: what is attached to this PC now. One implementation a system. */
public interface DeviceInventory {
  /** Looks; takes milliseconds, opens no device. What cannot be read is a failure in the answer, never an exception. */
  Inventory look(Instant now);
}
