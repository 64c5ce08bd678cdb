// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.fleet.web.fleet.FleetView.Floor;
import org.klartecken.fleet.web.fleet.FleetView.Site;
import org.klartecken.fleet.web.fleet.FleetView.Tile;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.readiness.Readiness;

/** Makes the houses: sites, their storeys from the top, their rooms as windows. Pure. */
final class MapViews {
  /** About so many windows are drawn on one page of the map; a site is never divided. */
  static final int ROOMS_A_PAGE = 1_000;
  private final Words w;
  private final FleetQuery query;

  MapViews(Words w, FleetQuery query) {
    this.w = w;
    this.query = query;
  }

  FleetView.Map map(List<Glance> rooms) {
    Map<String, List<Glance>> sites = new LinkedHashMap<>();
    rooms.forEach(g -> sites.computeIfAbsent(g.site(), _ -> new ArrayList<>()).add(g));
    List<List<List<Glance>>> pages = pages(sites.values());
    int page = Math.min(query.page(), Math.max(1, pages.size()));
    List<Site> shown = pages.isEmpty() ? List.of() : pages.get(page - 1).stream().map(this::site).toList();
    return new FleetView.Map(shown, page > 1 ? query.page(page - 1).address("/") : null,
        page < pages.size() ? query.page(page + 1).address("/") : null, w.count("fleet.sites", sites.size()));
  }

  private static List<List<List<Glance>>> pages(Iterable<List<Glance>> sites) {
    List<List<List<Glance>>> pages = new ArrayList<>();
    int room = ROOMS_A_PAGE;
    for (List<Glance> site : sites) {
      if (room >= ROOMS_A_PAGE) {
        pages.add(new ArrayList<>());
        room = 0;
      }
      pages.getLast().add(site);
      room += site.size();
    }
    return pages;
  }

  private Site site(List<Glance> rooms) {
    Map<String, List<Tile>> floors = new LinkedHashMap<>();
    rooms.forEach(g -> floors.computeIfAbsent(g.room().floor(), _ -> new ArrayList<>()).add(tile(g)));
    List<Floor> sorted = floors.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey, MapViews::fromTheTop))
        .map(e -> new Floor(e.getKey(), Places.isNumber(e.getKey()), e.getValue())).toList();
    Glance first = rooms.getFirst();
    return new Site(first.site(), query.site(first.room().site()).address("/"), Places.site(first.room(), w),
        summary(rooms),
        sorted);
  }

  Tile tile(Glance glance) {
    Readiness state = glance.readiness(query.purpose()).orElse(Readiness.UNKNOWN);
    String text = w.get(glance.inUse() ? "fleet.tile.used" : "fleet.tile", glance.room().name(), w.inside(state));
    return new Tile("/rooms/" + glance.room().id(), state.name(), glance.inUse(), text);
  }

  private String summary(List<Glance> rooms) {
    List<String> parts = new ArrayList<>();
    parts.add(w.count("fleet.rooms", rooms.size()));
    long inUse = rooms.stream().filter(Glance::inUse).count();
    if (inUse > 0) {
      parts.add(w.count("fleet.inUse", inUse));
    }
    List<String> states = new ArrayList<>();
    for (Readiness state : List.of(Readiness.NOT_READY, Readiness.DEGRADED, Readiness.UNKNOWN)) {
      long count = rooms.stream().filter(g -> g.readiness(query.purpose()).orElse(Readiness.UNKNOWN) == state).count();
      if (count > 0) {
        states.add(w.count("fleet.site." + state.name(), count));
      }
    }
    return String.join(", ", parts) + '.' + (states.isEmpty() ? "" : ' ' + String.join(", ", states) + '.');
  }

  /** Storeys with a number from the top, the others below them by name. */
  private static int fromTheTop(String one, String other) {
    boolean number = Places.isNumber(one);
    if (number != Places.isNumber(other)) {
      return number ? -1 : 1;
    }
    return number ? Integer.compare(Integer.parseInt(other), Integer.parseInt(one)) : one.compareTo(other);
  }
}
