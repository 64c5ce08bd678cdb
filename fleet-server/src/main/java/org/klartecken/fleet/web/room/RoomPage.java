// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.history.ReadinessHistory;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.usage.UsageLedger;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.profile.ProfileCatalog;

/** One room. */
public final class RoomPage implements Page {
  private static final int TICKETS = 5;
  private final RoomDirectory rooms;
  private final TicketDesk desk;
  private final ReadinessHistory history;
  private final UsageLedger usage;
  private final ProfileCatalog catalog;
  private final LiveHub hub;

  public RoomPage(RoomDirectory rooms, TicketDesk desk, ReadinessHistory history, UsageLedger usage,
      ProfileCatalog catalog, LiveHub hub) {
    this.rooms = rooms;
    this.desk = desk;
    this.history = history;
    this.usage = usage;
    this.catalog = catalog;
    this.hub = hub;
  }

  @Override
  public String path() {
    return "/rooms/:id";
  }

  @Override
  public Answer show(Visit visit) {
    String version = hub.version();
    return id(visit.part("id")).flatMap(rooms::find).<Answer>map(room -> {
      RoomView view = new RoomViews(visit.words(), room, visit.now()).view(past(room, visit.now()),
          catalog.standard(room.room().standard()));
      var frame = visit.frame(room.room().name() + ", " + Places.site(room.room(), visit.words()))
          .live("/live/rooms/" + room.room().id() + "?v=" + version);
      return new Answer.Shown(new StaticTemplates().roomPage(frame, room.room(), view));
    }).orElse(new Answer.Missing());
  }

  private RoomViews.Past past(RoomSnapshot room, Instant now) {
    RoomId id = room.room().id();
    ZoneId zone = room.room().zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant from = now.minus(DayViews.DAY);
    return new RoomViews.Past(history.spans(id, from, now), usage.spans(id, from, now),
        usage.perDay(id, today.minusDays(DayViews.DAYS - 1L), today, zone),
        desk.list(EnumSet.allOf(TicketStatus.class), id, null, TICKETS));
  }

  /** The id that an address names, when it can be one. */
  public static Optional<RoomId> id(String text) {
    return text.matches("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?") ? Optional.of(new RoomId(text)) : Optional.empty();
  }

}
