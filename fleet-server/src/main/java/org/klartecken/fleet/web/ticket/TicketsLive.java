// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.web.live.Fragment;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;

/** The list of tickets, open in a browser. */
public record TicketsLive(TicketLists lists, TicketQuery query, ZoneId zone, Lang lang) implements LiveView {
  public static TicketsLive of(TicketDesk desk, RoomDirectory rooms, Map<String, String> query, ZoneId zone,
      Lang lang) {
    return new TicketsLive(new TicketLists(desk, rooms), TicketQuery.of(query), zone, lang);
  }

  @Override
  public List<Fragment> all(Instant now) {
    Words w = Words.in(lang);
    return List.of(
        Fragment.of("ticket-rows", new StaticTemplates().ticketRows(w, lists.view(query, w, zone, now))));
  }

  @Override
  public List<Fragment> after(Set<RoomId> changed, Instant now) {
    RoomId only = query.room();
    return only == null || changed.contains(only) ? all(now) : List.of();
  }
}
