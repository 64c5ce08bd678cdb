// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketEvent;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.ticket.TicketView.Fact;
import org.klartecken.fleet.web.ticket.TicketView.Head;
import org.klartecken.fleet.web.ticket.TicketView.Item;
import org.klartecken.fleet.web.ticket.TicketView.Line;
import org.klartecken.fleet.web.ticket.TicketView.Place;
import org.klartecken.fleet.web.words.ChangeTexts;
import org.klartecken.fleet.web.words.Sentences;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.readiness.Finding;

/** Makes the page of a ticket. Pure. */
final class TicketViews {
  private final Words w;
  private final Times times;
  private final TicketTexts texts;
  private final ChangeTexts changed;

  TicketViews(Words w, Times times) {
    this.w = w;
    this.times = times;
    this.texts = new TicketTexts(w, times);
    this.changed = new ChangeTexts(w, times);
  }

  TicketView view(Ticket ticket, Optional<RoomSnapshot> room, Optional<SinceProof> since, List<TicketEvent> history,
      @Nullable String wrong, String note) {
    return new TicketView(ticket.id(), head(ticket, room, since),
        w.get(TicketTexts.isOpen(ticket) ? "ticket.close.lasting" : "ticket.close.healed"),
        lines(ticket, room, history),
        place(ticket, room), wrong, note);
  }

  Head head(Ticket ticket, Optional<RoomSnapshot> room, Optional<SinceProof> since) {
    String name = room.map(r -> r.room().name()).orElse(ticket.room().value());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(w.get("ticket.status"), w.of(ticket.status())));
    facts.add(new Fact(w.get("ticket.opened"),
        w.get("ticket.since", times.age(ticket.openedAt()), times.full(ticket.openedAt()))));
    facts.add(new Fact(w.get("ticket.who"), texts.by(ticket)));
    String state = texts.state(ticket);
    return new Head(state, TicketTexts.isOpen(ticket) ? w.get("Readiness." + state) : w.of(ticket.status()),
        w.get("ticket.title", texts.title(ticket, room), name), texts.todo(ticket), facts,
        ticket.status() == TicketStatus.OPEN, ticket.status() != TicketStatus.CLOSED,
        told(ticket).flatMap(f -> since.map(s -> changed.since(s, f))).orElse(""),
        told(ticket).flatMap(f -> since.map(s -> changed.all(s, f))).orElse(List.of()));
  }

  /** The gravest finding that lasts: what changed before it is asked of an open ticket only. */
  private static Optional<Finding> told(Ticket ticket) {
    return ticket.findings().stream().filter(f -> ticket.firing().contains(f.key())).findFirst();
  }

  private List<Line> lines(Ticket ticket, Optional<RoomSnapshot> room, List<TicketEvent> history) {
    return history.reversed().stream().map(event -> line(event, ticket, room)).toList();
  }

  private Line line(TicketEvent event, Ticket ticket, Optional<RoomSnapshot> room) {
    return switch (event) {
      case TicketEvent.Opened(var _, String finding) ->
        system(event, "NOT_READY", w.get("event.opened", about(finding, ticket, room)));
      case TicketEvent.FindingAdded(var _, String finding) ->
        system(event, "NOT_READY", w.get("event.added", about(finding, ticket, room)));
      case TicketEvent.FindingHealed(var _, String finding) ->
        system(event, "READY", w.get("event.healed", about(finding, ticket, room)));
      case TicketEvent.Reopened(var _, String finding) ->
        system(event, "NOT_READY", w.get("event.reopened", about(finding, ticket, room)));
      case TicketEvent.Resolved(var _) -> system(event, "READY", w.get("event.resolved"));
      case TicketEvent.Acknowledged(var _, String by) -> person(event, w.get("event.acknowledged", by), null);
      case TicketEvent.Commented(var _, String by, String text) -> person(event, w.get("event.commented", by), text);
      case TicketEvent.Closed(var _, String by) -> person(event, w.get("event.closed", by), null);
    };
  }

  private String about(String key, Ticket ticket, Optional<RoomSnapshot> room) {
    return ticket.findings().stream().filter(f -> f.key().equals(key)).findFirst()
        .map(f -> new Sentences(w).what(f, room.map(r -> r.assessment().items()).orElse(List.of()))).orElse(key);
  }

  private Line system(TicketEvent event, String state, String text) {
    return new Line("system", state, times.machine(event.at()), when(event), text, null);
  }

  private Line person(TicketEvent event, String text, @Nullable String said) {
    return new Line("person", null, times.machine(event.at()), when(event), text, said);
  }

  private String when(TicketEvent event) {
    String day = times.at(event.at());
    return day.equals(times.clock(event.at())) ? times.seconds(event.at()) : times.full(event.at());
  }

  Place place(Ticket ticket, Optional<RoomSnapshot> room) {
    if (room.isEmpty()) {
      return new Place("/", ticket.room().value(), w.get("ticket.room.gone"), "UNKNOWN", w.get("Readiness.UNKNOWN"),
          List.of());
    }
    RoomSnapshot there = room.get();
    List<Item> items = there.assessment().items().stream().map(i -> new Item(i.state().name(), w.of(i.name())))
        .toList();
    return new Place("/rooms/" + there.room().id(), there.room().name(), Places.of(there.room(), w),
        there.assessment().readiness().name(), w.inside(there.assessment().readiness()), items);
  }
}
