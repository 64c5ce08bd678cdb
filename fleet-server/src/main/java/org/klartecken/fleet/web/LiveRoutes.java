// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.klartecken.fleet.http.RouteGroup;
import org.klartecken.fleet.web.change.ChangesLive;
import org.klartecken.fleet.web.fleet.FleetIndex;
import org.klartecken.fleet.web.fleet.FleetLive;
import org.klartecken.fleet.web.live.BrowserStream;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.room.RoomLive;
import org.klartecken.fleet.web.room.RoomPage;
import org.klartecken.fleet.web.room.RoomPast;
import org.klartecken.fleet.web.session.RateLimit;
import org.klartecken.fleet.web.session.Session;
import org.klartecken.fleet.web.session.Sessions;
import org.klartecken.fleet.web.ticket.OpenTickets;
import org.klartecken.fleet.web.ticket.TicketLive;
import org.klartecken.fleet.web.ticket.TicketsLive;
import org.klartecken.fleet.web.visitor.VisitorLive;

/** The streams of the pages that are live; those of a logged-in user end with the session. */
final class LiveRoutes implements RouteGroup {
  private final WebParts parts;
  private final Visits visits;
  private final Sessions sessions;
  private final LiveHub hub;
  private final FleetIndex index;
  private final OpenTickets tickets;
  private final RateLimit publicStreams = new RateLimit(60, Duration.ofMinutes(1));

  LiveRoutes(WebParts parts, Visits visits, Sessions sessions, LiveHub hub, FleetIndex index, OpenTickets tickets) {
    this.parts = parts;
    this.visits = visits;
    this.sessions = sessions;
    this.hub = hub;
    this.index = index;
    this.tickets = tickets;
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    router.get("/live/fleet").handler(c -> users(c,
        visit -> Optional.of(FleetLive.of(index, tickets, visit.query(), visit.words().lang()))));
    router.get("/live/rooms/:id").handler(c -> users(c, this::room));
    router.get("/live/tickets").handler(c -> users(c, visit -> Optional.of(TicketsLive.of(parts.desk(), parts.rooms(),
        visit.query(), parts.config().zone(), visit.words().lang()))));
    router.get("/live/changes").handler(c -> users(c, visit -> Optional.of(ChangesLive.of(parts.changes(),
        parts.rooms(), visit.query(), parts.config().zone(), visit.words().lang()))));
    router.get("/live/tickets/:id").handler(c -> users(c, this::ticket));
    router.get("/live/r/:id").handler(this::visitor);
  }

  private Optional<LiveView> room(Visit visit) {
    return RoomPage.id(visit.part("id")).filter(id -> parts.rooms().find(id).isPresent())
        .map(id -> new RoomLive(parts.rooms(),
            RoomPast.of(parts), parts.catalog().inForce(), id, visit.words().lang()));
  }

  private Optional<LiveView> ticket(Visit visit) {
    return Optional.of(visit.part("id")).filter(id -> id.matches("[0-9]{1,15}")).map(Long::valueOf)
        .flatMap(parts.desk()::find)
        .map(t -> new TicketLive(parts.desk(), parts.rooms(), parts.changes(), t.id(), t.room(),
            parts.config().zone(), visit.words().lang()));
  }

  private void users(RoutingContext context, Function<Visit, Optional<LiveView>> view) {
    Visit visit = visits.read(context);
    Session session = visit.session();
    if (session == null) {
      // 204 tells an EventSource not to try again; the page then says that the session is over
      context.response().setStatusCode(204).end();
      return;
    }
    Predicate<Instant> lasts = now -> sessions.lasting(session.hash(), now).isPresent();
    view.apply(visit).ifPresentOrElse(v -> BrowserStream.open(context, hub, v, lasts), () -> context.fail(404));
  }

  private void visitor(RoutingContext context) {
    Visit visit = visits.read(context);
    if (!publicStreams.allows(visit.address(), visit.now())) {
      context.response().setStatusCode(429).putHeader("Retry-After", "10").end();
      return;
    }
    RoomPage.id(visit.part("id")).filter(id -> parts.rooms().find(id).isPresent())
        .ifPresentOrElse(id -> BrowserStream.open(context, hub,
            new VisitorLive(parts.rooms(), tickets, parts.catalog().inForce(), id, visit.words().lang()), _ -> true),
            () -> context.fail(404));
  }

}
