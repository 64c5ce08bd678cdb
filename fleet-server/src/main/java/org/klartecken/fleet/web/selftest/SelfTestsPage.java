// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.selftest.Occasion;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.selftest.TestTime;
import org.klartecken.fleet.selftest.TestTimeDesk;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Notice;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.room.RoomPage;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.session.AuditLog.Act;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.RoomState;

/** A room's self-tests: when they come, and whether they may sound at night. */
public final class SelfTestsPage implements Page {
  private static final int FAULTS = 6;
  private final RoomDirectory rooms;
  private final SelfTestParts parts;
  private final AuditLog audit;

  public SelfTestsPage(RoomDirectory rooms, SelfTestParts parts, AuditLog audit) {
    this.rooms = rooms;
    this.parts = parts;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/rooms/:id/selftests";
  }

  @Override
  public Answer show(Visit visit) {
    return find(visit).map(room -> shown(visit, room, TimeViews.Asked.USUAL, null)).orElse(new Answer.Missing());
  }

  @Override
  public Answer act(Visit visit) {
    Optional<Room> found = find(visit);
    if (found.isEmpty()) {
      return new Answer.Missing();
    }
    Room room = found.get();
    String id = visit.field("time");
    return switch (visit.field("act")) {
      case "weekly", "before" -> add(visit, room);
      case "remove" -> changed(visit, room, parts.times().remove(room.id(), id), Notice.Kind.TIME_REMOVED,
          Act.SELFTEST_TIME_REMOVED);
      case "restore" -> changed(visit, room, parts.times().restore(room.id(), id), Notice.Kind.TIME_RESTORED,
          Act.SELFTEST_TIME_ADDED);
      case "sound" -> sound(visit, room);
      default -> new Answer.Missing();
    };
  }

  private Answer add(Visit visit, Room room) {
    TimeViews.Asked asked = asked(visit);
    Optional<Occasion> occasion = occasion(visit.field("act"), asked, room);
    if (occasion.isEmpty()) {
      return shown(visit, room, asked, visit.words().get("times.wrong.unclear"));
    }
    return switch (parts.times().add(room.id(), occasion.get(), visit.who())) {
      case TestTimeDesk.Act.Done(TestTime time) -> changed(visit, room, Optional.of(time), Notice.Kind.TIME_ADDED,
          Act.SELFTEST_TIME_ADDED);
      case TestTimeDesk.Act.Refused(var reason) -> shown(visit, room, asked,
          visit.words().get("times.wrong." + reason.name(), TestTimeDesk.MOST));
    };
  }

  private Answer changed(Visit visit, Room room, Optional<TestTime> time, Notice.Kind notice, Act act) {
    if (time.isEmpty()) {
      return new Answer.Missing(); // it was removed so long ago that nobody brings it back
    }
    String name = new TimeViews(visit.words(), visit.times(room.zone())).name(time.get().occasion());
    audit.add(new AuditLog.Line(visit.now(), visit.who(), act, room.id().value(), name));
    return new Answer.Moved(address(room) + "#times", new Notice(notice));
  }

  private Answer sound(Visit visit, Room room) {
    boolean atNight = visit.form().containsKey("at-night");
    parts.sound().allow(room.id(), atNight, visit.who(), visit.now());
    audit.add(new AuditLog.Line(visit.now(), visit.who(), Act.SELFTEST_SOUND, room.id().value(),
        visit.words().get(atNight ? "yes" : "no")));
    return new Answer.Moved(address(room) + "#times",
        new Notice(atNight ? Notice.Kind.NIGHT_SOUND_ON : Notice.Kind.NIGHT_SOUND_OFF));
  }

  private static TimeViews.Asked asked(Visit visit) {
    Set<DayOfWeek> days = Stream.of(DayOfWeek.values()).filter(day -> visit.form().containsKey("day-" + day.name()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    return visit.field("act").equals("weekly")
        ? new TimeViews.Asked(days, visit.field("clock"), "", TimeViews.Asked.USUAL.minutes())
        : new TimeViews.Asked(TimeViews.Asked.USUAL.days(), TimeViews.Asked.USUAL.clock(), visit.field("before"),
            visit.field("minutes"));
  }

  /** What the form asks for, by the room's own clock; empty when it makes no sense. */
  private static Optional<Occasion> occasion(String act, TimeViews.Asked asked, Room room) {
    try {
      return Optional.of(act.equals("weekly")
          ? new Occasion.Weekly(asked.days(), LocalTime.parse(asked.clock()))
          : new Occasion.Before(LocalDateTime.parse(asked.before()).atZone(room.zone()).toInstant(),
              Integer.parseInt(asked.minutes())));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty(); // what people type is asked for again, not logged
    }
  }

  private Answer shown(Visit visit, Room room, TimeViews.Asked asked, @Nullable String wrong) {
    Words w = visit.words();
    Times times = visit.times(room.zone());
    RoomState state = rooms.find(room.id()).map(RoomSnapshot::state).orElse(RoomState.unheard(visit.now()));
    HistoryViews.Query query = HistoryViews.Query.of(visit.query());
    SelfTestsView view = new SelfTestsView(room.name(), "/rooms/" + room.id(), address(room), w.get("tests.lead"),
        new TrendViews(w, times, state)
            .view(parts.figures().of(room.id(), visit.now().minus(TrendViews.SPAN))),
        new TimeViews(w, times).view(room.id(), parts.times().of(room.id()), parts.sound().isAllowed(room.id()), asked,
            wrong),
        new HistoryViews(w, times, state, address(room)).view(query,
            parts.past().of(room.id(), query.filter(), query.offset(), HistoryViews.ROWS + 1),
            parts.past().faultNames(room.id(), FAULTS)));
    return new Answer.Shown(wrong == null ? 200 : 400,
        new StaticTemplates().selftestPage(visit.frame(visit.words().get("tests.title", room.name())), view),
        Duration.ZERO);
  }

  private static String address(Room room) {
    return "/rooms/" + room.id() + "/selftests";
  }

  private Optional<Room> find(Visit visit) {
    return RoomPage.id(visit.part("id")).flatMap(rooms::find).map(RoomSnapshot::room);
  }
}
