// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.token.ApiToken;

/** Tickets and what one can do to them; the author is the token's name. */
final class TicketResource {
  private final TicketDesk desk;
  private final RoomDirectory rooms;
  private final ChangeLog changes;

  TicketResource(TicketDesk desk, RoomDirectory rooms, ChangeLog changes) {
    this.desk = desk;
    this.rooms = rooms;
    this.changes = changes;
  }

  JsonObject list(ApiRequest request) {
    Set<TicketStatus> asked = request.words("status", TicketStatus.class);
    Set<TicketStatus> statuses = asked.isEmpty() ? EnumSet.allOf(TicketStatus.class) : asked;
    String slug = request.text("room");
    List<Ticket> found = visible(statuses, slug == null ? null : new RoomId(slug), before(request), request);
    boolean more = found.size() > request.limit();
    List<Ticket> items = more ? found.subList(0, request.limit()) : found;
    return new Page<>(items, more ? Cursor.after("tickets", Long.toString(items.getLast().id())) : null)
        .json(TicketJson::summary);
  }

  JsonObject detail(ApiRequest request) {
    return json(find(request), request);
  }

  JsonObject acknowledge(ApiRequest request) {
    return done(desk.acknowledge(find(request).id(), author(request)), request);
  }

  JsonObject comment(ApiRequest request) {
    String text = request.body().getString("text");
    return done(desk.comment(find(request).id(), author(request), text), request);
  }

  JsonObject close(ApiRequest request) {
    return done(desk.close(find(request).id(), author(request)), request);
  }

  private JsonObject done(TicketDesk.Act act, ApiRequest request) {
    return switch (act) {
      case TicketDesk.Act.Done(Ticket ticket) -> json(ticket, request);
      case TicketDesk.Act.Refused(TicketDesk.Refusal reason) -> throw problem(reason);
    };
  }

  private static ApiProblem problem(TicketDesk.Refusal refusal) {
    return switch (refusal) {
      case NO_SUCH_TICKET -> new ApiProblem(ApiReason.NO_SUCH_TICKET, "No ticket has this id.");
      case ALREADY_CLOSED -> new ApiProblem(ApiReason.ALREADY_CLOSED, "Nothing is done to a closed ticket.");
      case ALREADY_RESOLVED -> new ApiProblem(ApiReason.ALREADY_RESOLVED, "Its fault is gone.");
      case TEXT_MISSING -> new ApiProblem(ApiReason.INVALID_BODY, "The text is empty.");
      case TEXT_TOO_LONG -> new ApiProblem(ApiReason.INVALID_BODY, "The text is longer than 2,000 characters.");
    };
  }

  private JsonObject json(Ticket ticket, ApiRequest request) {
    return TicketJson.detail(ticket, desk.history(ticket.id()),
        rooms.find(ticket.room()).map(room -> new SinceProof(changes, room, request.now())), request.now());
  }

  private Ticket find(ApiRequest request) {
    String id = request.path("ticket");
    return desk.find(Long.parseLong(id)).filter(ticket -> sees(request.token(), ticket))
        .orElseThrow(() -> new ApiProblem(ApiReason.NO_SUCH_TICKET, "No ticket has this id."));
  }

  /** One more than asked for, if there are that many; tickets of other organisations are skipped. */
  private List<Ticket> visible(Set<TicketStatus> statuses, @Nullable RoomId room, @Nullable Long before,
      ApiRequest request) {
    List<Ticket> found = new ArrayList<>();
    Long below = before;
    while (true) {
      List<Ticket> next = desk.list(statuses, room, below, request.limit() + 1);
      for (Ticket ticket : next) {
        if (sees(request.token(), ticket)) {
          found.add(ticket);
        }
      }
      if (found.size() > request.limit() || next.size() <= request.limit()) {
        return found;
      }
      below = next.getLast().id();
    }
  }

  private boolean sees(ApiToken token, Ticket ticket) {
    return token.organisation() == null
        || rooms.find(ticket.room()).filter(s -> token.sees(s.room().organisation())).isPresent();
  }

  private static @Nullable Long before(ApiRequest request) {
    String key = Cursor.read("tickets", request.cursor());
    try {
      return key == null ? null : Long.valueOf(key);
    } catch (NumberFormatException e) {
      throw new ApiProblem(ApiReason.INVALID_CURSOR, "Send back the word that stood in \"next\".");
    }
  }

  private static String author(ApiRequest request) {
    return request.token().name();
  }
}
