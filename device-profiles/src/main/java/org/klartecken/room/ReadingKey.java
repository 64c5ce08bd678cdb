// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;

/** Which reading of which device. */
public record ReadingKey(DeviceId device, ReadingName name) implements Comparable<ReadingKey> {
  @Override
  public int compareTo(ReadingKey other) {
    int byDevice = device.compareTo(other.device);
    return byDevice != 0 ? byDevice : name.compareTo(other.name);
  }
}
