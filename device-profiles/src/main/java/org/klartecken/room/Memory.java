// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.Map;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Value;

/**
 * What of the past is worth keeping beside the present.
 *
 * @param arrivals how devices that are here came, those that did so lately
 * @param facts last values of watched readings that are not told now, of devices that are still here
 */
public record Memory(Map<DeviceId, Arrival> arrivals, Map<ReadingKey, Value> facts) {
  public static final Memory NONE = new Memory(Map.of(), Map.of());

  public Memory {
    arrivals = Map.copyOf(arrivals);
    facts = Map.copyOf(facts);
  }
}
