// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.templates.StaticTemplates;

/** All tickets, newest first, by status and by room. */
public final class TicketsPage implements Page {
  private final TicketLists lists;
  private final LiveHub hub;

  public TicketsPage(TicketDesk desk, RoomDirectory rooms, LiveHub hub) {
    this.lists = new TicketLists(desk, rooms);
    this.hub = hub;
  }

  @Override
  public String path() {
    return "/tickets";
  }

  @Override
  public Answer show(Visit visit) {
    TicketQuery query = TicketQuery.of(visit.query());
    String version = hub.version();
    TicketsView view = lists.view(query, visit.words(), visit.zone(), visit.now());
    var frame = visit.frame(visit.words().get("menu.tickets")).live(query.stream(version));
    return new Answer.Shown(new StaticTemplates().ticketList(frame, view));
  }
}
