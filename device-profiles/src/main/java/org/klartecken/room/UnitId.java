// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.Optional;
import org.klartecken.contract.Device;

/**
 * One physical unit by its own word: its model and its serial number. Only as good as the maker's care; whoever relies
 * on it looks whether it is seen in two places at once.
 *
 * @param model as {@link Models} names it
 */
public record UnitId(String model, String serial) {

  /** The unit that a device is; empty when it has no serial number worth the name. */
  public static Optional<UnitId> of(Device device) {
    return Models.serial(device).flatMap(SerialNumber::usable).map(serial -> new UnitId(Models.of(device), serial));
  }

  @Override
  public String toString() {
    return model + ' ' + serial;
  }
}
