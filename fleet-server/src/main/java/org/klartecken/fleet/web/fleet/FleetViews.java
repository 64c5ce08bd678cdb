// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.web.fleet.FleetView.Chip;
import org.klartecken.fleet.web.fleet.FleetView.Choice;
import org.klartecken.fleet.web.fleet.FleetView.Share;
import org.klartecken.fleet.web.fleet.FleetView.Summary;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.Readiness;

/** Makes the view of the first page from rooms, open tickets and the time. Pure. */
final class FleetViews {
  /** As they are named, drawn and counted. */
  static final List<Readiness> ORDER = List.of(Readiness.NOT_READY, Readiness.DEGRADED, Readiness.UNKNOWN,
      Readiness.READY);
  private static final double GAP = 0.25;
  private final Words w;
  private final FleetQuery query;
  private final Predicate<RoomId> testFailed;

  /** @param testFailed whether the last self-test of a room found a fault */
  FleetViews(Words w, FleetQuery query, Predicate<RoomId> testFailed) {
    this.w = w;
    this.query = query;
    this.testFailed = testFailed;
  }

  FleetView view(List<Glance> rooms, Map<RoomId, Ticket> tickets, Instant now) {
    List<Glance> matching = rooms.stream().filter(query::wants).toList();
    List<Glance> failed = matching.stream().filter(g -> testFailed.test(g.room().id())).toList();
    List<Glance> wanted = query.testFailed() ? failed : matching;
    List<Glance> shown = query.state() == null
        ? wanted
        : wanted.stream().filter(g -> g.readiness(query.purpose()).orElseThrow() == query.state()).toList();
    return new FleetView(summary(wanted, failed.size()), new BoardViews(w, query, now).board(shown, wanted, tickets),
        new MapViews(w, query).map(shown));
  }

  private Summary summary(List<Glance> wanted, int failed) {
    Map<Readiness, Integer> counts = new EnumMap<>(Readiness.class);
    ORDER.forEach(r -> counts.put(r, 0));
    wanted.forEach(g -> counts.merge(g.readiness(query.purpose()).orElseThrow(), 1, Integer::sum));
    long inUse = wanted.stream().filter(Glance::inUse).count();
    String siteName = query.site().isEmpty() || wanted.isEmpty() ? null : Places.site(wanted.getFirst().room(), w);
    return new Summary(headline(counts, wanted.size()), lead(counts, wanted.size(), inUse),
        shares(counts, wanted.size()), shareText(counts, wanted.size()), chips(counts, wanted.size(), failed),
        purposes(),
        query.text(), query.site(), siteName, query.site("").address("/"),
        query.state() == null ? null : query.state().name(), query.testFailed() ? FleetQuery.FAILED : "");
  }

  private String headline(Map<Readiness, Integer> counts, int all) {
    List<String> parts = new ArrayList<>();
    add(parts, "fleet.head.NOT_READY", count(counts, Readiness.NOT_READY));
    add(parts, "fleet.head.UNKNOWN", count(counts, Readiness.UNKNOWN));
    if (parts.isEmpty()) {
      add(parts, "fleet.head.DEGRADED", count(counts, Readiness.DEGRADED));
    }
    if (parts.isEmpty()) {
      return all == 0 ? w.get("fleet.head.none") : w.count("fleet.head.all", all);
    }
    return String.join(" ", parts);
  }

  private String lead(Map<Readiness, Integer> counts, int all, long inUse) {
    List<String> parts = new ArrayList<>();
    int limited = count(counts, Readiness.DEGRADED);
    int ready = count(counts, Readiness.READY);
    boolean headNamesLimited = count(counts, Readiness.NOT_READY) + count(counts, Readiness.UNKNOWN) == 0;
    List<String> rest = new ArrayList<>();
    if (limited > 0 && !headNamesLimited) {
      rest.add(w.count("fleet.lead.DEGRADED", limited));
    }
    if (ready > 0 && ready < all) {
      rest.add(w.count("fleet.lead.READY", ready));
    }
    if (!rest.isEmpty()) {
      parts.add(w.upper(w.list(rest)) + '.');
    }
    parts.add(inUse == 0 ? w.get("fleet.lead.unused") : w.count("fleet.lead.used", inUse));
    return String.join(" ", parts);
  }

  private void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(w.count(key, count));
    }
  }

  private List<Share> shares(Map<Readiness, Integer> counts, int all) {
    List<Share> shares = new ArrayList<>();
    double from = 0;
    for (Readiness readiness : ORDER) {
      double width = all == 0 ? 0 : 100.0 * count(counts, readiness) / all;
      if (width > 0) {
        shares.add(new Share(readiness.name(), percent(from), percent(Math.max(0.4, width - GAP))));
      }
      from += width;
    }
    return shares;
  }

  private String shareText(Map<Readiness, Integer> counts, int all) {
    List<String> parts = ORDER.stream().filter(r -> count(counts, r) > 0)
        .map(r -> w.number(count(counts, r)) + ' ' + w.inside(r)).toList();
    return w.get("fleet.share", w.number(all), w.list(parts));
  }

  private List<Chip> chips(Map<Readiness, Integer> counts, int all, int failed) {
    List<Chip> chips = new ArrayList<>();
    chips.add(new Chip(query.state(null).address("/"), null, w.get("fleet.all"), w.number(all), query.state() == null));
    for (Readiness readiness : ORDER) {
      boolean current = query.state() == readiness;
      chips.add(new Chip(query.state(readiness).address("/"), readiness.name(), w.of(readiness),
          w.number(count(counts, readiness)), current));
    }
    if (failed > 0 || query.testFailed()) {
      chips.add(new Chip(query.testFailed(!query.testFailed()).address("/"), null, w.get("fleet.testFailed"),
          w.number(failed), query.testFailed()));
    }
    return chips;
  }

  private List<Choice> purposes() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", w.get("fleet.everyPurpose"), query.purpose() == null));
    for (Purpose purpose : Purpose.values()) {
      choices.add(new Choice(purpose.name(), w.of(purpose), query.purpose() == purpose));
    }
    return choices;
  }

  private static int count(Map<Readiness, Integer> counts, Readiness readiness) {
    @Nullable
    Integer count = counts.get(readiness);
    return count == null ? 0 : count;
  }

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
