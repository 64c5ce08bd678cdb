// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.util.Optional;

/** Port: what is wrong with one room when. */
interface Faults {
  /** What is wrong so long after the begin; time does not go back. */
  Optional<Fault> at(Duration sinceBegin);
}
