// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.klartecken.contract.RoomId;

/** Port: how long a room was in use. */
public interface UsageLedger {
  /** Spans that touch the time between, oldest first, not merged. */
  List<UsageSpan> spans(RoomId room, Instant from, Instant until);

  /** Time in use per day of a zone, overlapping sessions counted once; days without use are zero. */
  SortedMap<LocalDate, Duration> perDay(RoomId room, LocalDate first, LocalDate last, ZoneId zone);
}
