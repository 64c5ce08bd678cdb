// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketDesk.Refusal;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Notice;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.session.AuditLog.Act;
import org.klartecken.fleet.web.templates.StaticTemplates;

/** One ticket: what it is about, what happened, and what people do with it. */
public final class TicketPage implements Page {
  private final TicketDesk desk;
  private final RoomDirectory rooms;
  private final ChangeLog changes;
  private final LiveHub hub;
  private final OpenTickets open;
  private final AuditLog audit;

  public TicketPage(TicketDesk desk, RoomDirectory rooms, ChangeLog changes, LiveHub hub, OpenTickets open,
      AuditLog audit) {
    this.desk = desk;
    this.rooms = rooms;
    this.changes = changes;
    this.hub = hub;
    this.open = open;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/tickets/:id";
  }

  @Override
  public Answer show(Visit visit) {
    return id(visit).flatMap(desk::find).map(ticket -> shown(visit, ticket, 200, null)).orElse(new Answer.Missing());
  }

  @Override
  public Answer act(Visit visit) {
    Optional<Ticket> found = id(visit).flatMap(desk::find);
    if (found.isEmpty()) {
      return new Answer.Missing();
    }
    Ticket ticket = found.get();
    String by = visit.who();
    return switch (visit.field("act")) {
      case "acknowledge" ->
        after(visit, ticket, desk.acknowledge(ticket.id(), by), Act.TICKET_ACKNOWLEDGED, Notice.Kind.TICKET_TAKEN);
      case "comment" -> after(visit, ticket, desk.comment(ticket.id(), by, visit.field("note").strip()),
          Act.TICKET_COMMENTED, Notice.Kind.TICKET_COMMENTED);
      case "close" ->
        after(visit, ticket, desk.close(ticket.id(), by), Act.TICKET_CLOSED, Notice.Kind.TICKET_CLOSED);
      default -> new Answer.Missing();
    };
  }

  private Answer after(Visit visit, Ticket ticket, TicketDesk.Act act, Act line, Notice.Kind told) {
    String about = Long.toString(ticket.id());
    return switch (act) {
      case TicketDesk.Act.Done _ -> {
        audit.add(new AuditLog.Line(visit.now(), visit.who(), line, about, ticket.room().value()));
        open.forget();
        hub.touch(ticket.room());
        yield new Answer.Moved("/tickets/" + about, new Notice(told, about));
      }
      case TicketDesk.Act.Refused(Refusal reason) -> switch (reason) {
        case TEXT_MISSING, TEXT_TOO_LONG -> shown(visit, ticket, 400, visit.words().of(reason));
        case NO_SUCH_TICKET -> new Answer.Missing();
        case ALREADY_CLOSED, ALREADY_RESOLVED ->
          new Answer.Moved("/tickets/" + about, new Notice(Notice.Kind.ACT_REFUSED, about));
      };
    };
  }

  private Answer shown(Visit visit, Ticket ticket, int status, @Nullable String wrong) {
    String version = hub.version();
    Optional<RoomSnapshot> room = rooms.find(ticket.room());
    var times = visit.times(room.map(r -> r.room().zone()).orElse(visit.zone()));
    TicketView view = new TicketViews(visit.words(), times).view(ticket, room,
        room.map(r -> new SinceProof(changes, r, visit.now())), desk.history(ticket.id()), wrong,
        wrong == null ? "" : visit.field("note"));
    var frame = visit.frame(ticket.id() + " " + view.head().title()).in(times.zone())
        .live("/live/tickets/" + ticket.id() + "?v=" + version);
    return new Answer.Shown(status, new StaticTemplates().ticketPage(frame, view), Duration.ZERO);
  }

  private static Optional<Long> id(Visit visit) {
    String text = visit.part("id");
    return text.matches("[0-9]{1,15}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
