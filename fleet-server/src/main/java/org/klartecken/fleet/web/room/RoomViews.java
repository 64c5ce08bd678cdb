// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.history.ReadinessSpan;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.room.Use;
import org.klartecken.fleet.selftest.TestedRoom;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.unit.UnitLedger;
import org.klartecken.fleet.usage.UsageSpan;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.room.RoomView.Fact;
import org.klartecken.fleet.web.room.RoomView.Noted;
import org.klartecken.fleet.web.room.RoomView.Purpose;
import org.klartecken.fleet.web.room.RoomView.Verdict;
import org.klartecken.fleet.web.ticket.TicketTexts;
import org.klartecken.fleet.web.words.ChangeTexts;
import org.klartecken.fleet.web.words.OfferTexts;
import org.klartecken.fleet.web.words.Sentences;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Presence;
import org.klartecken.room.RoomState;

/** Makes the page of a room from its snapshot and what is stored of it. Pure. */
final class RoomViews {
  private final Words w;
  private final RoomSnapshot room;
  private final RoomDirectory rooms;
  private final DeviceProfiles profiles;
  private final Times times;
  private final Sentences sentences;
  private final ChangeTexts changed;

  RoomViews(Words w, RoomSnapshot room, RoomDirectory rooms, DeviceProfiles profiles, Instant now) {
    this.w = w;
    this.rooms = rooms;
    this.room = room;
    this.profiles = profiles;
    this.times = new Times(w, room.room().zone(), now);
    this.sentences = new Sentences(w);
    this.changed = new ChangeTexts(w, times);
  }

  /** What is stored of a room. */
  record Past(List<ReadinessSpan> readiness, List<UsageSpan> use, SortedMap<LocalDate, Duration> days,
      List<Ticket> tickets, TestedRoom tested, SinceProof since, UnitLedger units) {
  }

  RoomView view(Past past, Optional<RoomStandard> standard) {
    String id = room.room().id().value();
    DayViews days = new DayViews(w, times);
    return new RoomView(verdict(past.tickets(), standard), items(standard), findings(past.since()),
        days.strip(past.readiness(), past.use(), times.now()), days.hours(past.days()), tickets(past.tickets()),
        "/tickets?status=ALL&room=" + id, tree(past.units()), "/rooms/" + id + "/settings",
        new SelfTestViews(w, times, room.state()).view(past.tested(), "/rooms/" + id + "/selftests"));
  }

  Verdict verdict(List<Ticket> tickets, Optional<RoomStandard> standard) {
    Optional<Finding> worst = Sentences.worst(room.assessment());
    Readiness readiness = room.assessment().readiness();
    String todo = worst.map(sentences::todo).orElse(w.get("room.todo." + readiness.name()));
    String ticket = tickets.stream().filter(TicketTexts::isOpen).findFirst().map(t -> "/tickets/" + t.id())
        .orElse(null);
    List<Purpose> purposes = room.assessment().purposes().values().stream()
        .sorted(java.util.Comparator.comparing(v -> v.purpose()))
        .map(v -> new Purpose(v.readiness().name(), w.of(v.purpose()), w.of(v.readiness()),
            v.readiness() == Readiness.READY ? "" : sentences.because(v, room.assessment())))
        .toList();
    return new Verdict(readiness.name(), w.of(readiness), sentences.verdict(room.room().name(), room.assessment()),
        todo, facts(standard), ticket, "/r/" + room.room().id(), purposes);
  }

  private List<Fact> facts(Optional<RoomStandard> standard) {
    List<Fact> facts = new ArrayList<>();
    RoomState state = room.state();
    facts.add(new Fact(w.get("room.place"), Places.of(room.room(), w)));
    facts.add(new Fact(w.get("room.since"), times.full(room.since()) + ", " + times.age(room.since())));
    if (state.presence() == Presence.HEARD) {
      facts.add(new Fact(w.get("room.now"), w.get(Use.now(state) ? "room.used" : "room.unused")));
    } else {
      Instant seen = state.lastSeen();
      facts.add(new Fact(w.get("room.heard"),
          seen == null ? w.get("never") : w.get("room.ago", times.full(seen), times.age(seen))));
    }
    List<String> offers = new OfferTexts(w).shortly(room, standard, profiles);
    if (!offers.isEmpty()) {
      facts.add(new Fact(w.get("offer.fact"), String.join(", ", offers)));
    }
    return facts;
  }

  RoomView.Items items(Optional<RoomStandard> standard) {
    String name = standard.map(held -> w.of(held.name())).orElse(room.room().standard());
    return new RoomView.Items(name, new ItemViews(w, times, room).lines(standard));
  }

  List<Noted> findings(SinceProof since) {
    Map<Noted, List<String>> lines = new LinkedHashMap<>();
    room.assessment().findings()
        .forEach(f -> lines.computeIfAbsent(noted(f, since), _ -> new ArrayList<>()).addAll(item(f)));
    return lines.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  /** What is to be said of several lines of the contract is said once, of them all. */
  private Noted of(Noted noted, List<String> items) {
    List<String> named = new ArrayList<>();
    items.stream().distinct().forEach(item -> named.add(named.isEmpty() ? item : w.lower(item)));
    String about = named.isEmpty() ? "" : w.list(named) + ". ";
    return new Noted(noted.state(), noted.text(), about + noted.when(), noted.since(), noted.changes());
  }

  private Noted noted(Finding finding, SinceProof since) {
    boolean fires = finding.fires(times.now());
    String when = w.get(fires ? "finding.since" : "finding.waits", times.full(finding.since()),
        times.length(finding.hold()));
    String state = finding.severity() == Severity.CRITICAL
        ? "FAILED"
        : finding.severity() == Severity.WARNING ? "DEGRADED" : "NOT_APPLICABLE";
    boolean blind = switch (finding.reason()) {
      case AGENT_SILENT, PROBE_FAILED, PROOF_MISSING -> true;
      case DEVICE_MISSING, DEVICE_LOST, SUBSTITUTE, OTHER_DEVICE, CONNECTOR_MISSING, UPDATE_MODE, NOTHING_BEHIND,
          DRIVER_MISSING,
          CAPABILITY_MISSING, LIMIT_BROKEN, PROOF_STALE, DEVICE_MOVED, DEVICE_SWAPPED,
          DEVICE_REPLACED ->
        false;
    };
    return new Noted(blind ? "UNKNOWN" : state, sentences.what(finding, room.assessment().items()),
        when, finding.reason().isNews() ? "" : changed.since(since, finding),
        finding.reason().isNews() ? List.of() : changed.all(since, finding));
  }

  private List<String> item(Finding finding) {
    return room.assessment().items().stream().filter(i -> i.id().equals(finding.item())).limit(1)
        .map(i -> w.of(i.name())).toList();
  }

  private List<RoomView.Ticket> tickets(List<Ticket> tickets) {
    TicketTexts texts = new TicketTexts(w, times);
    return tickets.stream().map(t -> new RoomView.Ticket("/tickets/" + t.id(), texts.state(t),
        t.id() + " " + texts.title(t, Optional.of(room)), texts.standing(t))).toList();
  }

  RoomView.Tree tree(UnitLedger units) {
    return new TreeViews(w, times, room.state(), profiles, new NodeNotes(w, times, room, rooms, units)).tree();
  }
}
