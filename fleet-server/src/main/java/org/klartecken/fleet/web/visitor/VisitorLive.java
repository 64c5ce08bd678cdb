// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.visitor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.live.Fragment;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.ticket.OpenTickets;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.ProfileCatalog;

/** The public page of a room, open in a browser. */
public record VisitorLive(RoomDirectory rooms, OpenTickets tickets, Supplier<ProfileCatalog> catalog, RoomId room,
    Lang lang)
    implements
      LiveView {
  @Override
  public List<Fragment> all(Instant now) {
    return rooms.find(room).map(snapshot -> {
      Words w = Words.in(lang);
      VisitorView view = new VisitorViews(w, snapshot, catalog.get(), now).view(tickets.byRoom(now).containsKey(room));
      StaticTemplates templates = new StaticTemplates();
      return List.of(Fragment.of("visitor-verdict", templates.visitorVerdict(w, view.verdict())),
          Fragment.of("visitor-offers", templates.visitorOffers(w, view.offers())),
          Fragment.of("visitor-things", templates.visitorThings(view.things())));
    }).orElse(List.of());
  }

  @Override
  public List<Fragment> after(Set<RoomId> changed, Instant now) {
    return changed.contains(room) ? all(now) : List.of();
  }
}
