// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.live.Fragment;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.ProfileCatalog;

/** The page of a room, open in a browser: verdict, items, the day, tickets, findings and tree. */
public record RoomLive(RoomDirectory rooms, RoomPast past, Supplier<ProfileCatalog> catalog, RoomId room, Lang lang)
    implements
      LiveView {
  @Override
  public List<Fragment> all(Instant now) {
    return rooms.find(room).map(snapshot -> {
      Words w = Words.in(lang);
      RoomView view = new RoomViews(w, snapshot, rooms, catalog.get(), now).view(past.of(snapshot, now),
          catalog.get().standard(snapshot.room().standard()));
      StaticTemplates templates = new StaticTemplates();
      return List.of(Fragment.of("room-verdict", templates.roomVerdict(w, view.verdict())),
          Fragment.of("room-selftest", templates.roomSelftest(w, view.selfTest())),
          Fragment.of("room-items", templates.roomItems(w, view.items())),
          Fragment.of("room-day", templates.roomDay(w, view.strip())),
          Fragment.of("room-hours", templates.roomHours(w, view.hours())),
          Fragment.of("room-tickets", templates.roomTickets(w, view.tickets(), view.allTickets())),
          Fragment.of("room-findings", templates.roomFindings(w, view.findings())),
          Fragment.of("room-tree", templates.roomTree(w, view.tree())));
    }).orElse(List.of());
  }

  @Override
  public List<Fragment> after(Set<RoomId> changed, Instant now) {
    return changed.contains(room) ? all(now) : List.of();
  }
}
