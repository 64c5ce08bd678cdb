// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.util.Optional;
import java.util.function.Supplier;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.selftest.PastTest;
import org.klartecken.fleet.selftest.SelfTestDesk;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.selftest.SelfTestRun;
import org.klartecken.fleet.selftest.Sighting;
import org.klartecken.fleet.selftest.Sightings;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Notice;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.session.AuditLog.Act;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.profile.ProfileCatalog;

/** One room. */
public final class RoomPage implements Page {
  private static final String UNSEEN = "unseen ";
  private static final int LONGEST_CODE = 12;
  private final RoomDirectory rooms;
  private final RoomPast past;
  private final Supplier<ProfileCatalog> catalog;
  private final LiveHub hub;

  private final SelfTestParts selfTests;
  private final AuditLog audit;

  public RoomPage(RoomDirectory rooms, RoomPast past, Supplier<ProfileCatalog> catalog, LiveHub hub,
      SelfTestParts selfTests, AuditLog audit) {
    this.rooms = rooms;
    this.past = past;
    this.catalog = catalog;
    this.hub = hub;
    this.selfTests = selfTests;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/rooms/:id";
  }

  @Override
  public Answer show(Visit visit) {
    String version = hub.version();
    return id(visit.part("id")).flatMap(rooms::find).<Answer>map(room -> {
      ProfileCatalog inForce = catalog.get();
      RoomView view = new RoomViews(visit.words(), room, rooms, inForce, visit.now())
          .view(past.of(room, visit.now()), inForce.standard(room.room().standard()));
      var frame = visit.frame(room.room().name() + ", " + Places.site(room.room(), visit.words()))
          .in(room.room().zone()).live("/live/rooms/" + room.room().id() + "?v=" + version);
      return new Answer.Shown(new StaticTemplates().roomPage(frame, room.room(), view));
    }).orElse(new Answer.Missing());
  }

  @Override
  public Answer act(Visit visit) {
    Optional<RoomId> room = id(visit.part("id")).filter(id -> rooms.find(id).isPresent());
    if (room.isEmpty()) {
      return new Answer.Missing();
    }
    return switch (visit.field("act")) {
      case "selftest" ->
        after(visit, room.get(), selfTests.desk().start(room.get(), visit.who()), Act.SELFTEST_STARTED);
      case "cancel" -> after(visit, room.get(), selfTests.desk().cancel(room.get()), Act.SELFTEST_CANCELLED);
      case "seen" -> seen(visit, room.get());
      case String act when act.startsWith(UNSEEN) -> unseen(visit, room.get(), act.substring(UNSEEN.length()));
      default -> new Answer.Missing();
    };
  }

  /** Notes the codes that somebody saw on the displays, as many as were written. */
  private Answer seen(Visit visit, RoomId room) {
    boolean any = false;
    for (SelfTestRun run : tested(visit, room).stream().toList()) {
      for (DeviceId display : Sightings.displays(run)) {
        String code = visit.field("code-" + display).strip();
        if (!code.isEmpty() && code.length() <= LONGEST_CODE) {
          note(visit, run, display, code);
          any = true;
        }
      }
    }
    return new Answer.Moved("/rooms/" + room + "#selftest",
        new Notice(any ? Notice.Kind.PICTURE_ANSWERED : Notice.Kind.CODE_MISSING));
  }

  private Answer unseen(Visit visit, RoomId room, String display) {
    tested(visit, room).ifPresent(run -> Sightings.displays(run).stream().filter(id -> id.value().equals(display))
        .forEach(id -> note(visit, run, id, "")));
    return new Answer.Moved("/rooms/" + room + "#selftest", new Notice(Notice.Kind.PICTURE_ANSWERED));
  }

  /** The test that the form asks about, when it is still the last that ran to its end. */
  private Optional<SelfTestRun> tested(Visit visit, RoomId room) {
    return selfTests.past().lastWhole(room).map(PastTest::run).filter(run -> run.id().equals(visit.field("test")));
  }

  private void note(Visit visit, SelfTestRun run, DeviceId display, String code) {
    Sighting sighting = new Sighting(display, Sightings.shown(run, display).orElseThrow(), code, visit.who(),
        visit.now());
    selfTests.sightings().add(run.room(), run.id(), sighting);
    hub.touch(run.room());
    audit.add(new AuditLog.Line(visit.now(), visit.who(), Act.SELFTEST_SEEN, run.room().value(),
        visit.words().get(sighting.isRight() ? "yes" : "no")));
  }

  private Answer after(Visit visit, RoomId room, SelfTestDesk.Act act, Act line) {
    Notice notice = switch (act) {
      case SelfTestDesk.Act.Done _ -> {
        audit.add(new AuditLog.Line(visit.now(), visit.who(), line, room.value(), room.value()));
        yield Notice.NONE; // the page itself shows how far it is
      }
      case SelfTestDesk.Act.Refused(var reason) -> new Notice(switch (reason) {
        case NOT_CONNECTED, NO_SUCH_ROOM -> Notice.Kind.SELFTEST_NOT_CONNECTED;
        case IN_USE -> Notice.Kind.SELFTEST_IN_USE;
        case ALREADY_RUNNING -> Notice.Kind.SELFTEST_RUNS;
        case NOT_RUNNING -> Notice.Kind.SELFTEST_OVER;
      });
    };
    return new Answer.Moved("/rooms/" + room, notice);
  }

  /** The id that an address names, when it can be one. */
  public static Optional<RoomId> id(String text) {
    return text.matches("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?") ? Optional.of(new RoomId(text)) : Optional.empty();
  }
}
