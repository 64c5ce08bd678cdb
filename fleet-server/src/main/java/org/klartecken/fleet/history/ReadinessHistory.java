// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.history;

import java.time.Instant;
import java.util.List;
import org.klartecken.contract.RoomId;

/** Port: how a room's readiness went. */
public interface ReadinessHistory {
  /** Spans that cover the time between without a gap, oldest first; what is not known is UNKNOWN. */
  List<ReadinessSpan> spans(RoomId room, Instant from, Instant until);
}
