// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.visitor;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.room.RoomPage;
import org.klartecken.fleet.web.session.RateLimit;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.ticket.OpenTickets;
import org.klartecken.profile.ProfileCatalog;

/** The public page of a room, behind the code on its wall. */
public final class VisitorPage implements Page {
  /** Two pages a second for each network, since a whole building may share one address. */
  private static final int TIMES = 120;
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final Duration KEEP = Duration.ofSeconds(5);
  private final RoomDirectory rooms;
  private final OpenTickets tickets;
  private final Supplier<ProfileCatalog> catalog;
  private final LiveHub hub;
  private final RateLimit limit = new RateLimit(TIMES, PERIOD);

  public VisitorPage(RoomDirectory rooms, OpenTickets tickets, Supplier<ProfileCatalog> catalog, LiveHub hub) {
    this.rooms = rooms;
    this.tickets = tickets;
    this.catalog = catalog;
    this.hub = hub;
  }

  @Override
  public String path() {
    return "/r/:id";
  }

  @Override
  public Access access() {
    return Access.EVERYBODY;
  }

  @Override
  public Answer show(Visit visit) {
    if (!limit.allows(visit.address(), visit.now())) {
      return new Answer.TooMany(Duration.ofSeconds(5));
    }
    String version = hub.version();
    return RoomPage.id(visit.part("id")).flatMap(rooms::find).<Answer>map(room -> {
      boolean known = isKnown(room.room().id(), visit.now());
      VisitorView view = new VisitorViews(visit.words(), room, catalog.get(), visit.now()).view(known);
      var frame = visit.frame(room.room().name()).in(room.room().zone())
          .live("/live/r/" + room.room().id() + "?v=" + version)
          .forVisitors();
      return new Answer.Shown(200, new StaticTemplates().visitorPage(frame, view), KEEP);
    }).orElse(new Answer.Missing());
  }

  private boolean isKnown(RoomId room, Instant now) {
    return tickets.byRoom(now).containsKey(room);
  }
}
