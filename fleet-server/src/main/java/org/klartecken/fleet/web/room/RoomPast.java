// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.history.ReadinessHistory;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.unit.UnitLedger;
import org.klartecken.fleet.usage.UsageLedger;
import org.klartecken.fleet.web.WebParts;
import org.klartecken.fleet.web.selftest.TrendViews;

/** Where what is stored of a room is read: its day, its hours in use, its last tickets, its changes and its units. */
public record RoomPast(TicketDesk desk, ReadinessHistory history, UsageLedger usage, SelfTestParts selfTests,
    ChangeLog changes, UnitLedger units) {
  private static final int TICKETS = 5;

  public static RoomPast of(WebParts parts) {
    return new RoomPast(parts.desk(), parts.history(), parts.usage(), parts.selfTests(), parts.changes(),
        parts.units());
  }

  RoomViews.Past of(RoomSnapshot snapshot, Instant now) {
    Room room = snapshot.room();
    RoomId id = room.id();
    ZoneId zone = room.zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant from = now.minus(DayViews.DAY);
    return new RoomViews.Past(history.spans(id, from, now), usage.spans(id, from, now),
        usage.perDay(id, today.minusDays(DayViews.DAYS - 1L), today, zone),
        desk.list(EnumSet.allOf(TicketStatus.class), id, null, TICKETS), selfTests.of(id, now.minus(TrendViews.SPAN)),
        new SinceProof(changes, snapshot, now), units);
  }
}
