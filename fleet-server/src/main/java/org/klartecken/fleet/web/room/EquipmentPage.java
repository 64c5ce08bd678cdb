// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartecken.fleet.room.EquipmentLog.Acceptance;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Notice;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.settings.RoomSetup;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.room.OwnDevice;

/** Teach-in: what is in the room now is accepted as its own, with the differences from its standard in view. */
public final class EquipmentPage implements Page {
  private final RoomDirectory rooms;
  private final Supplier<ProfileCatalog> catalog;
  private final RoomSetup setup;
  private final AuditLog audit;

  public EquipmentPage(RoomDirectory rooms, Supplier<ProfileCatalog> catalog, RoomSetup setup, AuditLog audit) {
    this.rooms = rooms;
    this.catalog = catalog;
    this.setup = setup;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/rooms/:id/equipment";
  }

  @Override
  public Answer show(Visit visit) {
    return find(visit).<Answer>map(room -> {
      var view = views(visit, room).view(setup.acceptances(room.room().id()));
      return new Answer.Shown(200, new StaticTemplates()
          .roomEquipment(visit.frame(visit.words().get("own.title", room.room().name())), view), Duration.ZERO);
    }).orElse(new Answer.Missing());
  }

  @Override
  public Answer act(Visit visit) {
    Optional<RoomSnapshot> room = find(visit);
    if (room.isEmpty()) {
      return new Answer.Missing();
    }
    return switch (visit.field("act")) {
      case "accept" -> accept(visit, room.get());
      case "undo" -> undo(visit, room.get().room());
      default -> new Answer.Missing();
    };
  }

  /** What was ticked and is still here: between the look and the click a device may have gone. */
  private Answer accept(Visit visit, RoomSnapshot room) {
    List<OwnDevice> accepted = views(visit, room).proposed().stream()
        .filter(device -> visit.form().containsKey("device:" + device.place())).toList();
    if (accepted.isEmpty()) {
      return new Answer.Moved("/rooms/" + room.room().id() + "/equipment", new Notice(Notice.Kind.EQUIPMENT_NONE));
    }
    setup.accept(room.room(), accepted, visit.who(), false);
    note(visit, room.room(), AuditLog.Act.EQUIPMENT_ACCEPTED, accepted);
    return new Answer.Moved("/rooms/" + room.room().id(), new Notice(Notice.Kind.EQUIPMENT_ACCEPTED));
  }

  private Answer undo(Visit visit, Room room) {
    List<Acceptance> past = setup.acceptances(room.id());
    if (!past.isEmpty()) {
      List<OwnDevice> before = past.size() > 1 ? past.get(1).devices() : List.of();
      setup.accept(room, before, visit.who(), true);
      note(visit, room, AuditLog.Act.EQUIPMENT_UNDONE, before);
    }
    return new Answer.Moved("/rooms/" + room.id() + "/equipment", new Notice(Notice.Kind.EQUIPMENT_UNDONE));
  }

  private void note(Visit visit, Room room, AuditLog.Act act, List<OwnDevice> devices) {
    audit.add(new AuditLog.Line(visit.now(), visit.who(), act, room.id().value(),
        String.join(", ", devices.stream().map(d -> d.name() + " (" + d.place() + ')').toList())));
  }

  private EquipmentViews views(Visit visit, RoomSnapshot room) {
    return new EquipmentViews(visit.words(), room, catalog.get(), visit.now());
  }

  private Optional<RoomSnapshot> find(Visit visit) {
    return RoomPage.id(visit.part("id")).flatMap(rooms::find);
  }
}
