// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.usage.MigratedDatabase;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;

class NightlySelfTestsTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
  private Instant now = Instant.parse("2026-11-27T20:00:00Z");
  private final RoomDirectory rooms = new RoomDirectory();
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

  private SelfTestDesk desk(Path folder) throws Exception {
    DataSource database = MigratedDatabase.in(folder);
    return new SelfTestDesk(rooms, new SelfTestBoard(), new StoredSelfTests(database), new NightSound(database),
        this::ask, () -> SelfTestDesk.Reflector.NONE, () -> "t-" + asked.size(), () -> now);
  }

  private boolean ask(AgentId agent, Command order) {
    assertEquals(CommandKind.RUN_SELFTEST, order.kind());
    return asked.add(agent);
  }

  private void add(String id, @Nullable String agent) {
    Room room = new Room(new RoomId(id), "main", "main", "Main", "", id, "hybrid", STOCKHOLM,
        agent == null ? null : new AgentId(agent));
    Assessment unknown = new Assessment(Readiness.UNKNOWN, Map.of(), List.of(), List.of(), Instant.MAX);
    rooms.put(new RoomSnapshot(room, RoomState.unheard(now), unknown, now));
  }
}
