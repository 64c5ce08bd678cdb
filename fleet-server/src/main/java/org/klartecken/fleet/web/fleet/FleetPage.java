// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.settings.AgentCommand;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.ticket.OpenTickets;

/** The first page: what is to be done, then every room. */
public final class FleetPage implements Page {
  private final FleetIndex index;
  private final OpenTickets tickets;
  private final LiveHub hub;
  private final AgentCommand command;

  public FleetPage(FleetIndex index, OpenTickets tickets, LiveHub hub, AgentCommand command) {
    this.index = index;
    this.tickets = tickets;
    this.hub = hub;
    this.command = command;
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public Answer show(Visit visit) {
    FleetQuery query = FleetQuery.of(visit.query());
    String version = hub.version();
    var rooms = index.all();
    if (rooms.isEmpty()) {
      var frame = visit.frame(visit.words().get("menu.fleet")).live(FleetLive.address(query, version));
      return new Answer.Shown(new StaticTemplates().fleetEmpty(frame, command.example(visit.origin())));
    }
    FleetView view = new FleetViews(visit.words(), query, index.testFailed()).view(rooms, tickets.byRoom(visit.now()),
        visit.now());
    var frame = visit.frame(visit.words().get("menu.fleet")).live(FleetLive.address(query, version))
        .shaped("wide-wall");
    return new Answer.Shown(new StaticTemplates().fleetPage(frame, view));
  }
}
