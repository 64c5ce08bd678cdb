// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.web.fleet.FleetView.Board;
import org.klartecken.fleet.web.fleet.FleetView.Entry;
import org.klartecken.fleet.web.fleet.FleetView.Incident;
import org.klartecken.fleet.web.fleet.FleetView.Row;
import org.klartecken.fleet.web.words.Sentences;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Presence;

/** Makes the list of what is to be done: rooms that are disturbed now first, a silent site as one line. Pure. */
final class BoardViews {
  private static final int SHOWN = 12;
  private static final int SHOWN_WITH_MORE = 200;
  /** Fewer silent rooms than these are told one by one. */
  private static final int INCIDENT_FROM = 3;
  private static final List<Readiness> URGENCY = List.of(Readiness.NOT_READY, Readiness.UNKNOWN, Readiness.DEGRADED,
      Readiness.READY);
  private final Words w;
  private final FleetQuery query;
  private final Instant now;

  BoardViews(Words w, FleetQuery query, Instant now) {
    this.w = w;
    this.query = query;
    this.now = now;
  }

  /** @param wanted the rooms before the state's filter; an incident is seen by all of its site */
  Board board(List<Glance> shown, List<Glance> wanted, Map<RoomId, Ticket> tickets) {
    Map<String, List<Glance>> silent = silentSites(wanted);
    Set<String> folded = new HashSet<>(silent.keySet());
    List<Glance> problems = shown.stream().filter(g -> readiness(g) != Readiness.READY).toList();
    Set<RoomId> told = problems.stream().map(g -> g.room().id()).collect(Collectors.toSet());
    List<Entry> entries = new ArrayList<>();
    List<Glance> rows = problems.stream().filter(g -> !folded.contains(g.site())).sorted(byUrgency()).toList();
    rows.stream().filter(g -> readiness(g) == Readiness.NOT_READY).limit(limit())
        .forEach(g -> entries.add(row(g, tickets)));
    List<List<Glance>> blind = silent.values().stream().filter(site -> told.contains(site.getFirst().room().id()))
        .toList();
    blind.stream().limit(limit()).map(this::incident).forEach(entries::add);
    rows.stream().filter(g -> readiness(g) != Readiness.NOT_READY)
        .limit(Math.max(0, limit() - entries.size())).forEach(g -> entries.add(row(g, tickets)));
    int hidden = rows.size() + blind.size() - entries.size();
    return new Board(entries, hidden, query.more() ? "" : query.withMore().address("/"),
        w.get(wanted.isEmpty() ? "fleet.nothing" : "fleet.calm"),
        wanted.isEmpty() ? w.get("fleet.nothing.text") : w.count("fleet.calm.text", wanted.size()));
  }

  private int limit() {
    return query.more() ? SHOWN_WITH_MORE : SHOWN;
  }

  private Readiness readiness(Glance glance) {
    return glance.readiness(query.purpose()).orElse(Readiness.UNKNOWN);
  }

  private Comparator<Glance> byUrgency() {
    return Comparator.comparingInt((Glance g) -> URGENCY.indexOf(readiness(g)))
        .thenComparing(Glance::inUse, Comparator.reverseOrder())
        .thenComparing(g -> g.snapshot().since(), Comparator.reverseOrder())
        .thenComparing(g -> g.room().id());
  }

  private static Map<String, List<Glance>> silentSites(List<Glance> rooms) {
    Map<String, List<Glance>> sites = new LinkedHashMap<>();
    rooms.stream().filter(g -> g.snapshot().state().presence() != Presence.NEVER)
        .forEach(g -> sites.computeIfAbsent(g.site(), _ -> new ArrayList<>()).add(g));
    sites.values().removeIf(site -> site.size() < INCIDENT_FROM
        || !site.stream().allMatch(g -> g.snapshot().state().presence() == Presence.SILENT));
    return sites;
  }

  private Incident incident(List<Glance> rooms) {
    Times times = new Times(w, rooms.getFirst().room().zone(), now);
    Instant since = rooms.stream().map(g -> g.snapshot().state().presenceSince()).min(Comparator.naturalOrder())
        .orElse(now);
    MapViews tiles = new MapViews(w, query);
    String kind = w.get("fleet.incident.kind", w.number(rooms.size()), times.full(since), times.age(since));
    return new Incident("incident-" + rooms.getFirst().site(), kind,
        w.get("fleet.incident.title", Places.site(rooms.getFirst().room(), w)), w.get("fleet.incident.text"),
        w.get("fleet.incident.rooms", w.number(rooms.size())), rooms.stream().map(tiles::tile).toList());
  }

  private Row row(Glance glance, Map<RoomId, Ticket> tickets) {
    Room room = glance.room();
    Optional<Finding> worst = worst(glance);
    Instant since = worst.map(Finding::since).orElse(glance.snapshot().since());
    Times times = new Times(w, room.zone(), now);
    Sentences sentences = new Sentences(w);
    String what = worst.map(f -> sentences.what(f, glance.snapshot().assessment().items()))
        .orElseGet(() -> w.get("fleet.row." + readiness(glance).name()));
    return new Row(readiness(glance).name(), "/rooms/" + room.id(), "row-" + room.id(), since, times.machine(since),
        times.at(since), times.age(since), room.name(), Places.of(room, w), what, worst.map(sentences::todo).orElse(""),
        w.get(glance.inUse() ? "fleet.now" : "fleet.worksFor"), next(glance), glance.inUse(),
        who(tickets.get(room.id()), worst, times));
  }

  /** The finding that disturbs what is looked at. */
  private Optional<Finding> worst(Glance glance) {
    Purpose purpose = query.purpose();
    var judged = glance.snapshot().assessment();
    return judged.findings().stream().filter(f -> purpose == null || f.purposes().contains(purpose))
        .max(Comparator.comparing((Finding f) -> !f.purposes().isEmpty()).thenComparing(Finding::severity))
        .or(() -> Sentences.worst(judged));
  }

  private String next(Glance glance) {
    if (glance.inUse()) {
      return w.get("fleet.meeting");
    }
    List<String> usable = glance.snapshot().assessment().purposes().values().stream()
        .filter(v -> v.readiness() == Readiness.READY || v.readiness() == Readiness.DEGRADED).map(v -> v.purpose())
        .sorted().map(w::of).toList();
    return usable.isEmpty() ? w.get("fleet.worksFor.nothing") : usable.getLast();
  }

  /** Who has the ticket; before there is one, when there will be. */
  private String who(@Nullable Ticket ticket, Optional<Finding> worst, Times times) {
    if (ticket == null) {
      return worst.filter(f -> !f.fires(now)).map(f -> w.get("ticket.will", times.clock(f.since().plus(f.hold()))))
          .orElse(w.get("ticket.none"));
    }
    String by = ticket.acknowledgedBy();
    return by == null ? w.get("ticket.untaken") : by;
  }
}
