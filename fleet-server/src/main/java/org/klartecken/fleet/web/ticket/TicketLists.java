// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.ticket.TicketQuery.Shelf;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/** Makes the list of tickets, a page of it at a time. */
record TicketLists(TicketDesk desk, RoomDirectory rooms) {
  private static final int A_PAGE = 50;

  /** @param zone of tickets whose room is gone */
  TicketsView view(TicketQuery asked, Words w, ZoneId zone, Instant now) {
    Optional<RoomSnapshot> room = Optional.ofNullable(asked.room()).flatMap(rooms::find);
    TicketQuery query = room.isPresent() ? asked : new TicketQuery(asked.shelf(), null, asked.before());
    List<Ticket> found = desk.list(query.shelf().statuses(), query.room(), query.before(), A_PAGE + 1);
    List<Ticket> shown = found.subList(0, Math.min(A_PAGE, found.size()));
    List<TicketsView.Chip> chips = Arrays.stream(Shelf.values())
        .map(each -> new TicketsView.Chip(query.shelf(each).address(), w.of(each), each == query.shelf())).toList();
    return new TicketsView(w.get(room.isPresent() ? "tickets.title.room" : "tickets.title",
        room.map(r -> r.room().name()).orElse("")), chips, room.isPresent() ? query.room(null).address() : null,
        shown.stream().map(t -> row(w, t, zone, now)).toList(),
        found.size() > A_PAGE ? query.before(shown.getLast().id()).address() : null,
        w.get("tickets.empty." + query.shelf().name()));
  }

  private TicketsView.Row row(Words w, Ticket ticket, ZoneId zone, Instant now) {
    Optional<RoomSnapshot> room = rooms.find(ticket.room());
    Times times = new Times(w, room.map(r -> r.room().zone()).orElse(zone), now);
    TicketTexts texts = new TicketTexts(w, times);
    return new TicketsView.Row(ticket.id(), texts.state(ticket), times.machine(ticket.openedAt()),
        times.at(ticket.openedAt()), times.age(ticket.openedAt()), ticket.openedAt(),
        texts.title(ticket, room), texts.standing(ticket), room.map(r -> r.room().name()).orElse(ticket.room().value()),
        room.map(r -> Places.of(r.room(), w)).orElse(""), w.of(ticket.status()),
        TicketTexts.isOpen(ticket) ? texts.by(ticket) : "");
  }
}
