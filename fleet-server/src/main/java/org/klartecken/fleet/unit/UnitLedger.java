// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import java.util.List;
import org.klartecken.room.UnitId;

/** Port: where a unit was seen. */
public interface UnitLedger {
  /** Its newest sightings in all rooms, newest first. */
  List<Sighting> of(UnitId unit);
}
