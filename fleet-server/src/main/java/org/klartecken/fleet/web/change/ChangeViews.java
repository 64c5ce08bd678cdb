// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.change;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ChangeGroup;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.RoomChange;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.Frame;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.words.ChangeTexts;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/** Makes the page of changes from the log, the rooms and the time. */
final class ChangeViews {
  /** The spans that can be chosen, by their word in the address; the first one is usual. */
  static final Map<String, Duration> SPANS = spans();
  static final String USUAL = "7d";
  private static final int MOST_GROUPS = 60;
  private static final int MOST_ROOMS = 40;
  private final Words w;
  private final Times times;
  private final ChangeTexts texts;
  private final RoomDirectory rooms;

  ChangeViews(Words w, Times times, RoomDirectory rooms) {
    this.w = w;
    this.times = times;
    this.rooms = rooms;
    this.texts = new ChangeTexts(w, times);
  }

  /** @param span a word of {@link #SPANS}; another is taken for the usual one */
  ChangesView view(ChangeLog log, String span) {
    String chosen = SPANS.containsKey(span) ? span : USUAL;
    Instant since = times.now().minus(SPANS.getOrDefault(chosen, Duration.ofDays(7)));
    List<ChangeGroup> groups = ChangeGroup.of(log.everywhere(since).stream().filter(this::isKnown).toList());
    List<ChangeGroup> broken = groups.stream().filter(g -> g.broke() > 0).toList();
    List<ChangeGroup> others = groups.stream().filter(g -> g.broke() == 0).toList();
    return new ChangesView(w.get("changes.title"),
        groups.isEmpty()
            ? w.get("changes.none")
            : broken.isEmpty()
                ? w.get("changes.harmless")
                : w.count("changes.lead", broken.size()),
        chips(chosen), groups(broken), groups(others));
  }

  /** A room that was taken away is nobody's to look at. */
  private boolean isKnown(RoomChange change) {
    return rooms.find(change.room()).isPresent();
  }

  private List<ChangesView.Group> groups(List<ChangeGroup> groups) {
    return groups.stream().limit(MOST_GROUPS).map(this::group).toList();
  }

  private ChangesView.Group group(ChangeGroup group) {
    int broke = group.broke();
    String count = w.count("changes.rooms", group.rooms().size())
        + (broke == 0 ? "" : ", " + w.count("changes.broke", broke));
    String when = group.first().equals(group.last())
        ? times.full(group.first())
        : w.get("changes.between", times.full(group.first()), times.full(group.last()));
    int left = group.rooms().size() - MOST_ROOMS;
    List<ChangesView.Place> places = new ArrayList<>();
    group.rooms().stream().limit(MOST_ROOMS).forEach(change -> place(change).ifPresent(places::add));
    return new ChangesView.Group(id(group), broke > 0 ? "DEGRADED" : "NOT_APPLICABLE",
        texts.everywhere(group.example()), count,
        when, places, left > 0 ? w.count("changes.more", left) : "");
  }

  private static String id(ChangeGroup group) {
    return "shift-" + UUID.nameUUIDFromBytes(group.example().key().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<ChangesView.Place> place(RoomChange change) {
    RoomId id = change.room();
    return rooms.find(id).map((RoomSnapshot room) -> new ChangesView.Place("/rooms/" + id,
        room.assessment().readiness().name(), room.room().name() + ", " + Places.site(room.room(), w),
        times.full(change.change().at()), change.broke() ? w.get("changes.broke.room") : ""));
  }

  private List<ChangesView.Chip> chips(String chosen) {
    return SPANS.keySet().stream().map(span -> new ChangesView.Chip("/changes?" + Frame.query(Map.of("span", span)),
        w.get("changes.span." + span), span.equals(chosen))).toList();
  }

  private static Map<String, Duration> spans() {
    Map<String, Duration> spans = new TreeMap<>(
        java.util.Comparator.comparingInt(String::length).thenComparing(s -> s));
    spans.put("1d", Duration.ofDays(1));
    spans.put("7d", Duration.ofDays(7));
    spans.put("30d", Duration.ofDays(30));
    return java.util.Collections.unmodifiableMap(spans);
  }
}
