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
import org.junit.jupiter.api.BeforeEach;
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
  private DataSource database;
  private NightSound sound;
  private final List<AgentId> asked = new ArrayList<>();

  @Test
  void roomsThatMaySoundAreSpreadOverTheNightAndKeepTheirTime() {
    assertTrue(minutesUsed(true, LocalTime.of(1, 0), LocalTime.of(5, 0)) > 220, "of 240 minutes");
  }

  @Test
  void roomsThatMustBeSilentAtNightAreTestedWhenTheLoudspeakerMayBeHeardAndBeforeTheyAreUsed() {
    assertTrue(minutesUsed(false, LocalTime.of(6, 5), LocalTime.of(6, 55)) >= 49, "of 50 minutes");
  }

  private static int minutesUsed(boolean sound, LocalTime from, LocalTime until) {
    Set<Long> minutes = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      RoomId room = new RoomId("room-" + i);
      Instant due = Night.of(room, STOCKHOLM, sound, DAY);
      LocalTime local = LocalTime.ofInstant(due, STOCKHOLM);
      assertTrue(!local.isBefore(from) && local.isBefore(until), local.toString());
      assertEquals(due, Night.of(room, STOCKHOLM, sound, DAY));
      minutes.add(due.getEpochSecond() / 60);
    }
    return minutes.size();
  }

  @Test
  void aRoomThatMaySoundAtNightIsAskedThenAndTheOtherInTheMorning() {
    add("loud", "agent-loud");
    add("quiet", "agent-quiet");
    NightlySelfTests nightly = nightly();
    sound.allow(new RoomId("loud"), true, "Sara Lind", now);
    lookUntil(nightly, Instant.parse("2026-11-28T05:00:00Z")); // 06:00 in Stockholm
    assertEquals(List.of(new AgentId("agent-loud")), asked);
    lookUntil(nightly, Instant.parse("2026-11-28T06:00:00Z"));
    assertEquals(List.of(new AgentId("agent-loud"), new AgentId("agent-quiet")), asked);
  }

  @Test
  void everyRoomIsAskedOnceANightAndNoneByDay() {
    add("a", "agent-a");
    add("b", "agent-b");
    add("empty", null);
    lookUntil(nightly(), now.plus(Duration.ofHours(24)));
    assertEquals(List.of("agent-a", "agent-b"), asked.stream().map(AgentId::value).sorted().toList());
  }

  @Test
  void aServerThatStartsInTheMorningDoesNotMakeUpForTheNight() {
    add("a", "agent-a");
    now = Instant.parse("2026-11-28T06:30:00Z");
    nightly().look();
    assertEquals(List.of(), asked);
  }

  @Test
  void aServerThatStartsWithinTheNightAsksThoseAloneWhoseTimeIsStillToCome() {
    for (int i = 0; i < 60; i++) {
      add("r" + i, "agent-r" + i);
    }
    Instant start = Instant.parse("2026-11-28T05:30:00Z"); // 06:30 in Stockholm
    now = start;
    NightlySelfTests nightly = nightly();
    while (now.isBefore(start.plus(Duration.ofHours(8)))) {
      nightly.look();
      now = now.plusSeconds(10);
    }
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      if (Night.of(new RoomId("r" + i), STOCKHOLM, false, DAY).isAfter(start)) {
        expected.add("agent-r" + i);
      }
    }
    assertTrue(expected.size() > 10 && expected.size() < 50, expected.toString());
    assertEquals(List.copyOf(expected), asked.stream().map(AgentId::value).sorted().toList());
  }

  @Test
  void aRoomThatWasJustMadeAndCannotBeReachedIsLeftAsItWas() {
    add("a", "agent-a");
    connected = false;
    NightlySelfTests nightly = nightly();
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

  @BeforeEach
  void openDatabase(@TempDir Path folder) throws Exception {
    database = MigratedDatabase.in(folder);
    sound = new NightSound(database);
  }

  private NightlySelfTests nightly() {
    return new NightlySelfTests(rooms, new SelfTestDesk(rooms, board, new StoredSelfTests(database), sound,
        this::ask, () -> SelfTestDesk.Reflector.NONE, () -> "t-" + asked.size(), () -> now), sound, () -> now);
  }

  private void lookUntil(NightlySelfTests nightly, Instant end) {
    while (now.isBefore(end)) {
      nightly.look();
      now = now.plusSeconds(30);
    }
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
