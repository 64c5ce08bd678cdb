// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.change;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.Frame;
import org.klartecken.fleet.web.live.Fragment;
import org.klartecken.fleet.web.live.LiveView;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/**
 * The page of changes, open in a browser. All rooms' changes are read for it, so it looks again when a room's own say
 * that it is worth it; where very many rooms speak at once it waits for the next look at everything.
 *
 * @param span a word of {@link ChangeViews#SPANS}
 */
public record ChangesLive(ChangeLog log, RoomDirectory rooms, String span, ZoneId zone, Lang lang)
    implements
      LiveView {
  private static final Duration JUST_NOW = Duration.ofSeconds(15);
  private static final int MOST_ASKED = 32;

  public static ChangesLive of(ChangeLog log, RoomDirectory rooms, Map<String, String> query, ZoneId zone, Lang lang) {
    return new ChangesLive(log, rooms, query.getOrDefault("span", ChangeViews.USUAL), zone, lang);
  }

  /** Where the stream of a page is read that showed a version. */
  static String address(String span, String version) {
    return "/live/changes?" + Frame.query(Map.of("span", span)) + "&v=" + version;
  }

  @Override
  public List<Fragment> all(Instant now) {
    Words w = Words.in(lang);
    ChangesView view = new ChangeViews(w, new Times(w, zone, now), rooms).view(log, span);
    StaticTemplates templates = new StaticTemplates();
    return List.of(Fragment.of("changes-lead", templates.changeLead(view.lead())),
        Fragment.of("changes", templates.changeLists(w, view)));
  }

  @Override
  public List<Fragment> after(Set<RoomId> changed, Instant now) {
    Instant lately = now.minus(JUST_NOW);
    return changed.size() <= MOST_ASKED && changed.stream().anyMatch(room -> hasNews(room, lately, now))
        ? all(now)
        : List.of();
  }

  /** Whether something in the room changed, or its readiness did, which tells whether a change broke it. */
  private boolean hasNews(RoomId room, Instant lately, Instant now) {
    return rooms.find(room).filter(there -> there.since().isAfter(lately)).isPresent()
        || !log.of(room, lately, now.plus(JUST_NOW), 1).isEmpty();
  }
}
