// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.live;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.klartecken.contract.RoomId;

/**
 * Port: what an open page shows of the rooms, and how it is rendered again. Equal views are rendered once, so an
 * implementation is a record of what it depends on.
 */
public interface LiveView {
  /** Every part of the page that can change. */
  List<Fragment> all(Instant now);

  /** At least the parts that these rooms change; an empty list when the page shows none of them. */
  List<Fragment> after(Set<RoomId> changed, Instant now);
}
