// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.change;

import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.templates.StaticTemplates;

/** What changed over all rooms, and how many broke after it. */
public final class ChangesPage implements Page {
  private final ChangeLog log;
  private final RoomDirectory rooms;
  private final LiveHub hub;

  public ChangesPage(ChangeLog log, RoomDirectory rooms, LiveHub hub) {
    this.log = log;
    this.rooms = rooms;
    this.hub = hub;
  }

  @Override
  public String path() {
    return "/changes";
  }

  @Override
  public Answer show(Visit visit) {
    String version = hub.version();
    String span = visit.query().getOrDefault("span", ChangeViews.USUAL);
    ChangesView view = new ChangeViews(visit.words(), visit.times(), rooms).view(log, span);
    return new Answer.Shown(new StaticTemplates()
        .changePage(visit.frame(view.title()).live(ChangesLive.address(span, version)), view));
  }
}
