// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.web.live.Fragment;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/** The page of a ticket, open in a browser. */
public record TicketLive(TicketDesk desk, RoomDirectory rooms, ChangeLog changes, long id, RoomId room, ZoneId zone,
    Lang lang)
    implements
      LiveView {
  @Override
  public List<Fragment> all(Instant now) {
    Optional<Ticket> ticket = desk.find(id);
    if (ticket.isEmpty()) {
      return List.of();
    }
    Optional<RoomSnapshot> there = rooms.find(room);
    Words w = Words.in(lang);
    ZoneId local = there.map(r -> r.room().zone()).orElse(zone);
    TicketView view = new TicketViews(w, new Times(w, local, now)).view(ticket.get(), there,
        there.map(r -> new SinceProof(changes, r, now)), desk.history(id), null, "");
    StaticTemplates templates = new StaticTemplates();
    return List.of(Fragment.of("ticket-head", templates.ticketHead(w, view.head())),
        Fragment.of("timeline", templates.ticketTimeline(view.lines())),
        Fragment.of("ticket-room", templates.ticketRoom(w, view.place())));
  }

  @Override
  public List<Fragment> after(Set<RoomId> changed, Instant now) {
    return changed.contains(room) ? all(now) : List.of();
  }
}
