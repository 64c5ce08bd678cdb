// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.history.ReadinessHistory;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.selftest.SelfTestDesk;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.usage.UsageLedger;

/** Where what is stored of a room is read: its day, its hours in use and its last tickets. */
public record RoomPast(TicketDesk desk, ReadinessHistory history, UsageLedger usage, SelfTestDesk selfTests) {
  private static final int TICKETS = 5;

  RoomViews.Past of(Room room, Instant now) {
    RoomId id = room.id();
    ZoneId zone = room.zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant from = now.minus(DayViews.DAY);
    return new RoomViews.Past(history.spans(id, from, now), usage.spans(id, from, now),
        usage.perDay(id, today.minusDays(DayViews.DAYS - 1L), today, zone),
        desk.list(EnumSet.allOf(TicketStatus.class), id, null, TICKETS),
        selfTests.last(id));
  }
}
