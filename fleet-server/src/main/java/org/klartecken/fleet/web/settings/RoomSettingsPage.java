// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Notice;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.room.RoomPage;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.Connector;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import org.klartecken.room.OfferedConnector;

/** Where people name a room, say where it is and choose its standard. */
public final class RoomSettingsPage implements Page {
  static final int LONGEST = 60;
  private final RoomDirectory rooms;
  private final Supplier<ProfileCatalog> catalog;
  private final RoomSetup setup;
  private final AuditLog audit;

  public RoomSettingsPage(RoomDirectory rooms, Supplier<ProfileCatalog> catalog, RoomSetup setup, AuditLog audit) {
    this.rooms = rooms;
    this.catalog = catalog;
    this.setup = setup;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/rooms/:id/settings";
  }

  @Override
  public Answer show(Visit visit) {
    return find(visit).map(room -> {
      Room r = room.room();
      return shown(visit, r,
          new Form(r.name(), r.isSiteNamed() ? r.siteName() : "", r.floor(), r.standard(), r.zone().getId(),
              r.fittings().connectors()),
          null, 200);
    }).orElse(new Answer.Missing());
  }

  @Override
  public Answer act(Visit visit) {
    Optional<Room> found = find(visit).map(RoomSnapshot::room);
    if (found.isEmpty()) {
      return new Answer.Missing();
    }
    Room before = found.get();
    Form form = new Form(visit.field("name").strip(), visit.field("site").strip(), visit.field("floor").strip(),
        visit.field("standard"), visit.field("zone").strip(), connectors(visit));
    String wrong = wrong(form, visit.words());
    if (wrong != null) {
      return shown(visit, before, form, wrong, 400);
    }
    String site = rooms.all().stream().map(RoomSnapshot::room)
        .filter(r -> r.organisation().equals(before.organisation()) && r.siteName().equals(form.site()))
        .map(Room::site).findFirst().orElseGet(() -> Slugs.of(form.site()));
    Room after = new Room(before.id(), before.organisation(), site, form.site(), form.floor(), form.name(),
        form.standard(), ZoneId.of(form.zone()), before.agent(), before.fittings().withConnectors(form.connectors()));
    if (!after.equals(before)) {
      setup.save(after);
      audit.add(new AuditLog.Line(visit.now(), visit.who(), AuditLog.Act.ROOM_CHANGED, before.id().value(),
          told(before) + " → " + told(after)));
    }
    return new Answer.Moved("/rooms/" + before.id(), new Notice(Notice.Kind.ROOM_SAVED));
  }

  /** What the form holds. */
  public record Form(String name, String site, String floor, String standard, String zone,
      List<OfferedConnector> connectors) {
  }

  private static List<OfferedConnector> connectors(Visit visit) {
    return Stream.of(Connector.values()).filter(c -> visit.form().containsKey("connector-" + c.name()))
        .map(c -> new OfferedConnector(c, visit.field("where-" + c.name()).strip())).toList();
  }

  private @Nullable String wrong(Form form, Words w) {
    if (form.name().isEmpty() || form.site().isEmpty()) {
      return w.get("settings.wrong.empty");
    }
    List<String> texts = new ArrayList<>(List.of(form.name(), form.site(), form.floor()));
    form.connectors().forEach(c -> texts.add(c.where()));
    for (String text : texts) {
      if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
        return w.get("settings.wrong.long", LONGEST);
      }
    }
    if (catalog.get().standard(form.standard()).isEmpty()) {
      return w.get("settings.wrong.standard");
    }
    return isZone(form.zone()) ? null : w.get("settings.wrong.zone");
  }

  private static boolean isZone(String text) {
    try {
      return !ZoneId.of(text).getId().isEmpty();
    } catch (DateTimeException e) {
      return false; // what people type is asked for again, not logged
    }
  }

  private Answer shown(Visit visit, Room room, Form form, @Nullable String wrong, int status) {
    Words w = visit.words();
    String held = catalog.get().standard(form.standard()).map(RoomStandard::id).orElse("");
    List<SettingsView.Choice> standards = SettingsView.Choice.of(catalog.get().standards(), held, w);
    List<String> sites = rooms.all().stream().map(RoomSnapshot::room).filter(Room::isSiteNamed).map(Room::siteName)
        .distinct().limit(200).toList();
    var view = new SettingsView(room.name(), "/rooms/" + room.id(), form, standards, sites, connectors(form), wrong);
    return new Answer.Shown(status,
        new StaticTemplates().settingsRoom(visit.frame(w.get("settings.title", room.name())), view),
        Duration.ZERO);
  }

  private static List<SettingsView.Plug> connectors(Form form) {
    return Stream.of(Connector.values()).map(c -> {
      Optional<OfferedConnector> said = form.connectors().stream().filter(o -> o.connector() == c).findFirst();
      return new SettingsView.Plug(c.name(), c.title(), said.isPresent(), said.map(OfferedConnector::where).orElse(""));
    }).toList();
  }

  private Optional<RoomSnapshot> find(Visit visit) {
    return RoomPage.id(visit.part("id")).flatMap(rooms::find);
  }

  private static String told(Room room) {
    return String.join(", ", room.name(), room.siteName(), room.floor(), room.standard(), room.zone().getId(),
        room.fittings().connectors()
            .stream().map(c -> c.connector().title() + (c.where().isEmpty() ? "" : " (" + c.where() + ")")).toList()
            .toString());
  }
}
