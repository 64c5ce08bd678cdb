// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.web.live.Fragment;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.ProfileCatalog;

/** The page of a room, open in a browser: verdict, items, findings and tree. */
public record RoomLive(RoomDirectory rooms, TicketDesk desk, ProfileCatalog catalog, RoomId room, Lang lang)
    implements
      LiveView {
  @Override
  public List<Fragment> all(Instant now) {
    return rooms.find(room).map(snapshot -> {
      Words w = Words.in(lang);
      RoomViews views = new RoomViews(w, snapshot, now);
      var tickets = desk.list(EnumSet.of(TicketStatus.OPEN, TicketStatus.ACKNOWLEDGED), room, null, 1);
      StaticTemplates templates = new StaticTemplates();
      return List.of(Fragment.of("room-verdict", templates.roomVerdict(w, views.verdict(tickets))),
          Fragment.of("room-items", templates.roomItems(w, views.items(catalog.standard(snapshot.room().standard())))),
          Fragment.of("room-findings", templates.roomFindings(w, views.findings())),
          Fragment.of("room-tree", templates.roomTree(w, views.tree())));
    }).orElse(List.of());
  }

  @Override
  public List<Fragment> after(Set<RoomId> changed, Instant now) {
    return changed.contains(room) ? all(now) : List.of();
  }
}
