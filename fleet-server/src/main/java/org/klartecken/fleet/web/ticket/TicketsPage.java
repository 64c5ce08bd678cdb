// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Frame;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/** All tickets, newest first, by status and by room. */
public final class TicketsPage implements Page {
  private static final int A_PAGE = 50;
  private final TicketDesk desk;
  private final RoomDirectory rooms;

  public TicketsPage(TicketDesk desk, RoomDirectory rooms) {
    this.desk = desk;
    this.rooms = rooms;
  }

  /** Which statuses a filter shows. */
  enum Shelf {
    OPEN, RESOLVED, CLOSED, ALL;

    Set<TicketStatus> statuses() {
      return switch (this) {
        case OPEN -> OpenTickets.OPEN;
        case RESOLVED -> EnumSet.of(TicketStatus.RESOLVED);
        case CLOSED -> EnumSet.of(TicketStatus.CLOSED);
        case ALL -> EnumSet.allOf(TicketStatus.class);
      };
    }
  }

  @Override
  public String path() {
    return "/tickets";
  }

  @Override
  public Answer show(Visit visit) {
    Words w = visit.words();
    Shelf shelf = shelf(visit.query().get("status"));
    Optional<RoomSnapshot> room = room(visit.query().get("room"));
    RoomId roomId = room.map(r -> r.room().id()).orElse(null);
    List<Ticket> found = desk.list(shelf.statuses(), roomId, before(visit.query().get("before")), A_PAGE + 1);
    List<Ticket> shown = found.subList(0, Math.min(A_PAGE, found.size()));
    String next = found.size() > A_PAGE ? address(shelf, roomId, shown.getLast().id()) : null;
    List<TicketsView.Chip> chips = new ArrayList<>();
    for (Shelf each : Shelf.values()) {
      chips.add(new TicketsView.Chip(address(each, roomId, null), w.of(each), each == shelf));
    }
    var view = new TicketsView(w.get(room.isPresent() ? "tickets.title.room" : "tickets.title",
        room.map(r -> r.room().name()).orElse("")), chips, room.isPresent() ? address(shelf, null, null) : null,
        shown.stream().map(t -> row(visit, t)).toList(), next, w.get("tickets.empty." + shelf.name()));
    return new Answer.Shown(new StaticTemplates().ticketList(visit.frame(w.get("menu.tickets")), view));
  }

  private TicketsView.Row row(Visit visit, Ticket ticket) {
    Optional<RoomSnapshot> room = rooms.find(ticket.room());
    Times times = visit.times(room.map(r -> r.room().zone()).orElse(visit.zone()));
    TicketTexts texts = new TicketTexts(visit.words(), times);
    return new TicketsView.Row(ticket.id(), texts.state(ticket), times.machine(ticket.openedAt()),
        times.at(ticket.openedAt()), times.age(ticket.openedAt()), ticket.openedAt(),
        texts.title(ticket, room), texts.standing(ticket), room.map(r -> r.room().name()).orElse(ticket.room().value()),
        room.map(r -> Places.of(r.room(), visit.words())).orElse(""), visit.words().of(ticket.status()),
        TicketTexts.isOpen(ticket) ? texts.by(ticket) : "");
  }

  private Optional<RoomSnapshot> room(@Nullable String id) {
    return id != null && id.matches("[a-z0-9-]{1,64}") && !id.startsWith("-") && !id.endsWith("-")
        ? rooms.find(new RoomId(id))
        : Optional.empty();
  }

  private static String address(Shelf shelf, @Nullable RoomId room, @Nullable Long before) {
    Map<String, String> query = new LinkedHashMap<>();
    if (shelf != Shelf.OPEN) {
      query.put("status", shelf.name());
    }
    if (room != null) {
      query.put("room", room.value());
    }
    if (before != null) {
      query.put("before", before.toString());
    }
    return query.isEmpty() ? "/tickets" : "/tickets?" + Frame.query(query);
  }

  private static Shelf shelf(@Nullable String word) {
    for (Shelf shelf : Shelf.values()) {
      if (shelf.name().equals(word)) {
        return shelf;
      }
    }
    return Shelf.OPEN;
  }

  private static @Nullable Long before(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
  }
}
