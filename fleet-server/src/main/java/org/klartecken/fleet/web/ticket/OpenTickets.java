// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;

/** The ticket that is open about each room, read from the desk at most once a second. Thread-safe. */
public final class OpenTickets {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST = 2_000;
  public static final Set<TicketStatus> OPEN = Set.of(TicketStatus.OPEN, TicketStatus.ACKNOWLEDGED);
  private final TicketDesk desk;
  private Map<RoomId, Ticket> byRoom = Map.of();
  private Instant readAt = Instant.EPOCH;

  public OpenTickets(TicketDesk desk) {
    this.desk = desk;
  }

  /** The worst open ticket of each room that has one. */
  public synchronized Map<RoomId, Ticket> byRoom(Instant now) {
    if (Duration.between(readAt, now).abs().compareTo(FRESH) >= 0) {
      byRoom = read();
      readAt = now;
    }
    return byRoom;
  }

  /** Reads again at the next asking, since somebody acted. */
  public synchronized void forget() {
    readAt = Instant.EPOCH;
  }

  private Map<RoomId, Ticket> read() {
    Map<RoomId, Ticket> worst = new HashMap<>();
    List<Ticket> open = desk.list(OPEN, null, null, MOST);
    for (Ticket ticket : open) {
      worst.merge(ticket.room(), ticket, (a, b) -> a.severity().compareTo(b.severity()) >= 0 ? a : b);
    }
    return Map.copyOf(worst);
  }
}
