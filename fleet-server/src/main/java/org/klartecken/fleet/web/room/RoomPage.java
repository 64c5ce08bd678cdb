// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.Optional;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.profile.ProfileCatalog;

/** One room. */
public final class RoomPage implements Page {
  private final RoomDirectory rooms;
  private final RoomPast past;
  private final ProfileCatalog catalog;
  private final LiveHub hub;

  public RoomPage(RoomDirectory rooms, RoomPast past, ProfileCatalog catalog, LiveHub hub) {
    this.rooms = rooms;
    this.past = past;
    this.catalog = catalog;
    this.hub = hub;
  }

  @Override
  public String path() {
    return "/rooms/:id";
  }

  @Override
  public Answer show(Visit visit) {
    String version = hub.version();
    return id(visit.part("id")).flatMap(rooms::find).<Answer>map(room -> {
      RoomView view = new RoomViews(visit.words(), room, catalog, visit.now()).view(past.of(room.room(), visit.now()),
          catalog.standard(room.room().standard()));
      var frame = visit.frame(room.room().name() + ", " + Places.site(room.room(), visit.words()))
          .live("/live/rooms/" + room.room().id() + "?v=" + version);
      return new Answer.Shown(new StaticTemplates().roomPage(frame, room.room(), view));
    }).orElse(new Answer.Missing());
  }

  /** The id that an address names, when it can be one. */
  public static Optional<RoomId> id(String text) {
    return text.matches("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?") ? Optional.of(new RoomId(text)) : Optional.empty();
  }
}
