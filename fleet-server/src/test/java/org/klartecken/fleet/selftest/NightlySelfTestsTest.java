// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.CommandResult;
import org.klartecken.contract.Message;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.Stamp;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.usage.MigratedDatabase;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

class NightlySelfTestsTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
  private Instant now = Instant.parse("2026-11-27T20:00:00Z");
  private final RoomDirectory rooms = new RoomDirectory();
  private final SelfTestBoard board = new SelfTestBoard();
  private boolean connected = true;
  private final List<AgentId> asked = new ArrayList<>();

  @Test
  void roomsAreSpreadOverTheNightAndKeepTheirTime() {
    Set<Long> minutes = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      RoomId room = new RoomId("room-" + i);
      Instant due = Night.of(room, STOCKHOLM, DAY);
      LocalTime local = LocalTime.ofInstant(due, STOCKHOLM);
      assertTrue(!local.isBefore(LocalTime.of(1, 0)) && local.isBefore(LocalTime.of(5, 0)), local.toString());
      assertEquals(due, Night.of(room, STOCKHOLM, DAY));
      minutes.add(due.getEpochSecond() / 60);
    }
    assertTrue(minutes.size() > 220, "of 240 minutes " + minutes.size() + " are used");
  }

  @Test
  void everyRoomIsAskedOnceANightAndNoneByDay(@TempDir Path folder) throws Exception {
    add("a", "agent-a");
    add("b", "agent-b");
    add("empty", null);
    SelfTestDesk desk = desk(folder);
    NightlySelfTests nightly = new NightlySelfTests(rooms, desk, () -> now);
    Instant end = now.plus(Duration.ofHours(24));
    while (now.isBefore(end)) {
      nightly.look();
      now = now.plusSeconds(30);
    }
    assertEquals(List.of("agent-a", "agent-b"), asked.stream().map(AgentId::value).sorted().toList());
  }

  @Test
  void aServerThatStartsInTheMorningDoesNotMakeUpForTheNight(@TempDir Path folder) throws Exception {
    add("a", "agent-a");
    now = Instant.parse("2026-11-28T06:30:00Z");
    new NightlySelfTests(rooms, desk(folder), () -> now).look();
    assertEquals(List.of(), asked);
  }

  @Test
  void aServerThatStartsWithinTheNightAsksThoseAloneWhoseTimeIsStillToCome(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 60; i++) {
      add("r" + i, "agent-r" + i);
    }
    Instant start = Instant.parse("2026-11-28T02:25:00Z"); // 03:25 in Stockholm
    now = start;
    NightlySelfTests nightly = new NightlySelfTests(rooms, desk(folder), () -> now);
    while (now.isBefore(start.plus(Duration.ofHours(8)))) {
      nightly.look();
      now = now.plusSeconds(10);
    }
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      if (Night.of(new RoomId("r" + i), STOCKHOLM, DAY).isAfter(start)) {
        expected.add("agent-r" + i);
      }
    }
    assertTrue(expected.size() > 10 && expected.size() < 50, expected.toString());
    assertEquals(List.copyOf(expected), asked.stream().map(AgentId::value).sorted().toList());
  }

  @Test
  void aRoomThatWasJustMadeAndCannotBeReachedIsLeftAsItWas(@TempDir Path folder) throws Exception {
    add("a", "agent-a");
    connected = false;
    NightlySelfTests nightly = new NightlySelfTests(rooms, desk(folder), () -> now);
    RoomSnapshot before = rooms.find(new RoomId("a")).orElseThrow();
    while (now.isBefore(Instant.parse("2026-11-28T06:00:00Z"))) {
      nightly.look();
      assertEquals(Optional.empty(), board.last(new RoomId("a")));
      now = now.plusSeconds(30);
    }
    assertSame(before, rooms.find(new RoomId("a")).orElseThrow());
  }

  @Test
  void whateverAnAgentAnswersTheRoomIsJudgedAsBefore() {
    RoomState state = RoomState.unheard(now);
    for (CommandResult result : CommandResult.values()) {
      Message.Reply reply = new Message.Reply(new Stamp("boot", 1, now, 1), "t-1", result, "");
      RoomState after = RoomStateReducer.apply(state, reply, now).state();
      assertEquals(state.readings(), after.readings());
      assertEquals(state.devices(), after.devices());
      assertEquals(state.failures(), after.failures());
      assertEquals(state.digest(), after.digest());
    }
    Message.SelfTest refused = new Message.SelfTest(new Stamp("boot", 1, now, 1), "t-1", SelfTestState.REFUSED, 0, null,
        List.of(), List.of());
    assertEquals(state.readings(), RoomStateReducer.apply(state, refused, now).state().readings());
  }

  private SelfTestDesk desk(Path folder) throws Exception {
    DataSource database = MigratedDatabase.in(folder);
    return new SelfTestDesk(rooms, board, new StoredSelfTests(database), new NightSound(database),
        this::ask, () -> SelfTestDesk.Reflector.NONE, () -> "t-" + asked.size(), () -> now);
  }

  private boolean ask(AgentId agent, Command order) {
    assertEquals(CommandKind.RUN_SELFTEST, order.kind());
    return connected && asked.add(agent);
  }

  private void add(String id, @Nullable String agent) {
    Room room = new Room(new RoomId(id), "main", "main", "Main", "", id, "hybrid", STOCKHOLM,
        agent == null ? null : new AgentId(agent));
    Assessment unknown = new Assessment(Readiness.UNKNOWN, Map.of(), List.of(), List.of(), Instant.MAX);
    rooms.put(new RoomSnapshot(room, RoomState.unheard(now), unknown, now));
  }
}
