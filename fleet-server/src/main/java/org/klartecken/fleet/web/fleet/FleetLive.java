// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.web.live.Fragment;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.ticket.OpenTickets;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;

/** The first page, open in a browser. */
public record FleetLive(FleetIndex index, OpenTickets tickets, FleetQuery query, Lang lang) implements LiveView {
  /** Where the stream of a page is read that showed a version. */
  static String address(FleetQuery query, String version) {
    String address = query.address("/live/fleet");
    return address + (address.contains("?") ? "&v=" : "?v=") + version;
  }

  public static FleetLive of(FleetIndex index, OpenTickets tickets, Map<String, String> query, Lang lang) {
    return new FleetLive(index, tickets, FleetQuery.of(query), lang);
  }

  @Override
  public List<Fragment> all(Instant now) {
    if (index.all().isEmpty()) {
      return List.of(); // the page that says so has none of these parts
    }
    FleetView view = view(now);
    List<Fragment> fragments = head(view);
    fragments.add(Fragment.of("sites", new StaticTemplates().fleetSites(Words.in(lang), view.map())));
    return fragments;
  }

  @Override
  public List<Fragment> after(Set<RoomId> changed, Instant now) {
    FleetView view = view(now);
    List<Fragment> fragments = head(view);
    Set<String> sites = index.all().stream().filter(g -> changed.contains(g.room().id())).map(Glance::site)
        .collect(Collectors.toSet());
    view.map().sites().stream().filter(site -> sites.contains(site.key()))
        .forEach(site -> fragments.add(Fragment.of(site.key(), new StaticTemplates().fleetSite(Words.in(lang), site))));
    return fragments;
  }

  private FleetView view(Instant now) {
    return new FleetViews(Words.in(lang), query, index.testFailed()).view(index.all(), tickets.byRoom(now), now);
  }

  private List<Fragment> head(FleetView view) {
    List<Fragment> fragments = new ArrayList<>();
    fragments.add(Fragment.of("summary", new StaticTemplates().fleetSummary(Words.in(lang), view.summary())));
    fragments.add(Fragment.of("board", new StaticTemplates().fleetBoard(Words.in(lang), view.board())));
    return fragments;
  }
}
