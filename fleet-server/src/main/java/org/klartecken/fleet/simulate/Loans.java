// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.util.List;

/** Port: what one room has borrowed when. */
interface Loans {
  /** A room that borrows nothing. */
  Loans NONE = _ -> List.of();

  /** What is here of another room so long after the begin; time does not go back. */
  List<SimulatedDevice> at(Duration sinceBegin);
}
