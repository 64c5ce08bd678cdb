// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandResult;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.usage.MigratedDatabase;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/** Times over a real database, with a clock that the test turns. */
class TestTimeDeskTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final RoomId ROOM = new RoomId("tranan");
  private static final Occasion MONDAYS = new Occasion.Weekly(Set.of(DayOfWeek.MONDAY), LocalTime.of(7, 30));
  private static final Instant HALF_PAST_SEVEN = Instant.parse("2026-11-30T06:30:00Z");
  @TempDir
  private Path folder;
  private DataSource database;
  private final RoomDirectory rooms = new RoomDirectory();
  private final SelfTestBoard board = new SelfTestBoard();
  private final List<Command> orders = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-28T03:00:00Z");
  private boolean connected = true;
  private int ids;
  private SelfTestParts parts;

  @BeforeEach
  void open() {
    database = MigratedDatabase.in(folder);
    room(false);
    parts = start();
  }

  @Test
  void beginsAtItsTimeOnceAndSaysSo() {
    add(MONDAYS);
    lookUntil(HALF_PAST_SEVEN.plus(Duration.ofHours(3)));
    assertEquals(1, orders.size());
    assertEquals(TestTime.Result.BEGUN, only().result());
    assertEquals(HALF_PAST_SEVEN, only().decided());
    assertEquals(Optional.of(HALF_PAST_SEVEN.plus(Duration.ofDays(7))), only().next(STOCKHOLM, now));
  }

  @Test
  void beforeAMeetingARoomInUseIsAskedAgainUntilItIsFree() {
    now = HALF_PAST_SEVEN;
    add(new Occasion.Before(now.plus(Duration.ofMinutes(20)), 20));
    room(true);
    lookUntil(now.plus(Duration.ofMinutes(12)));
    assertEquals(List.of(), orders);
    room(false);
    parts.times().look();
    assertEquals(1, orders.size());
    assertEquals(TestTime.Result.BEGUN, only().result());
  }

  @Test
  void aRoomThatStaysInUseOrSilentIsLeftAloneWhenItIsTooLate() {
    now = HALF_PAST_SEVEN;
    add(new Occasion.Before(now.plus(Duration.ofMinutes(20)), 20));
    room(true);
    lookUntil(now.plus(Duration.ofMinutes(21)));
    assertEquals(List.of(), orders);
    assertEquals(TestTime.Result.IN_USE, only().result());
    room(false);
    connected = false;
    add(new Occasion.Before(now.plus(Duration.ofMinutes(5)), 20));
    lookUntil(now.plus(Duration.ofMinutes(6)));
    assertEquals(TestTime.Result.NOT_CONNECTED, parts.times().of(ROOM).getLast().result());
  }

  @Test
  void whatAServerMissedWhileItWasDownIsToldAndNotMadeUpForLate() {
    add(MONDAYS);
    now = HALF_PAST_SEVEN.plus(Duration.ofMinutes(10));
    parts = start();
    parts.times().look();
    assertEquals(1, orders.size(), "ten minutes late is still of use");
    now = HALF_PAST_SEVEN.plus(Duration.ofDays(7)).plus(Duration.ofHours(1));
    parts = start();
    parts.times().look();
    assertEquals(1, orders.size());
    assertEquals(TestTime.Result.MISSED, only().result());
  }

  @Test
  void oneTestRunsAtATimeWhoeverAsks() {
    now = HALF_PAST_SEVEN.minusSeconds(5);
    add(MONDAYS);
    assertInstanceOf(SelfTestDesk.Act.Done.class, parts.desk().start(ROOM, "Sara"));
    now = HALF_PAST_SEVEN;
    parts.times().look();
    assertEquals(1, orders.size());
    assertEquals(TestTime.Result.NONE, only().result());
    lookUntil(now.plus(Duration.ofMinutes(2))); // the first gave no answer and is over
    assertEquals(2, orders.size());
    assertEquals(TestTime.Result.BEGUN, only().result());
  }

  @Test
  void theSameTimeIsOneAndWhatWasRemovedComesBackAfterARestart() {
    TestTime time = add(MONDAYS);
    assertEquals(time, add(new Occasion.Weekly(Set.of(DayOfWeek.MONDAY), LocalTime.of(7, 30))));
    parts.times().remove(ROOM, time.id());
    assertEquals(Optional.empty(), parts.times().remove(new RoomId("other"), time.id()));
    lookUntil(now.plus(Duration.ofHours(1)));
    parts = start();
    assertNull(parts.times().restore(ROOM, time.id()).orElseThrow().removedAt());
    lookUntil(HALF_PAST_SEVEN.plusSeconds(60));
    assertEquals(1, orders.size());
    parts.times().remove(ROOM, time.id());
    lookUntil(now.plus(Duration.ofHours(26)));
    assertEquals(List.of(), parts.times().of(ROOM));
    assertEquals(List.of(), start().times().of(ROOM));
  }

  @Test
  void refusesWhatIsPastOrTooFarOrTooMuch() {
    assertEquals(new TestTimeDesk.Act.Refused(TestTimeDesk.Refusal.PAST),
        parts.times().add(ROOM, new Occasion.Before(now.plusSeconds(59), 20), "Sara"));
    assertEquals(new TestTimeDesk.Act.Refused(TestTimeDesk.Refusal.TOO_FAR),
        parts.times().add(ROOM, new Occasion.Before(now.plus(Duration.ofDays(401)), 20), "Sara"));
    for (int i = 0; i < TestTimeDesk.MOST; i++) {
      add(new Occasion.Before(now.plus(Duration.ofDays(1)).plusSeconds(i), 20));
    }
    assertEquals(new TestTimeDesk.Act.Refused(TestTimeDesk.Refusal.TOO_MANY), parts.times().add(ROOM, MONDAYS, "Sara"));
  }

  @Test
  void theOrderSaysWhoseNightItIsAndWhetherItMaySound() {
    parts.desk().start(ROOM, "Sara");
    assertNotEquals(true, orders.getFirst().soundAtNight());
    assertEquals("Europe/Stockholm", orders.getFirst().zone());
    parts.sound().allow(ROOM, true, "Sara", now);
    now = now.plus(Duration.ofMinutes(1));
    start().desk().start(ROOM, "Sara");
    assertEquals(true, orders.getLast().soundAtNight());
    parts.sound().allow(ROOM, false, "Sara", now);
    assertEquals(false, start().sound().isAllowed(ROOM));
  }

  @Test
  void anAgentThatCannotTestSaysSoAndTheRoomIsNotHeldAsTested() {
    parts.desk().start(ROOM, "Sara");
    String id = orders.getFirst().id();
    board.answered(ROOM, reply("another", CommandResult.UNSUPPORTED), now);
    assertTrue(board.last(ROOM).orElseThrow().isRunning(now));
    board.answered(ROOM, reply(id, CommandResult.DONE), now);
    assertTrue(board.last(ROOM).orElseThrow().isRunning(now));
    board.answered(ROOM, reply(id, CommandResult.UNSUPPORTED), now);
    SelfTestRun run = board.last(ROOM).orElseThrow();
    assertEquals(SelfTestState.REFUSED, run.state());
    assertEquals(StepReason.UNSUPPORTED, run.steps().getFirst().reason());
    assertEquals("Sara", run.by());
    assertInstanceOf(SelfTestDesk.Act.Done.class, parts.desk().start(ROOM, "Sara"), "the room is free again");
  }

  private static Message.Reply reply(String id, CommandResult result) {
    return new Message.Reply(new Stamp("boot", 1, HALF_PAST_SEVEN, 1), id, result, "");
  }

  private SelfTestParts start() {
    return SelfTestParts.of(database, rooms, board, (_, order) -> connected && orders.add(order),
        () -> SelfTestDesk.Reflector.NONE, () -> "t-" + ids++, () -> now);
  }

  private TestTime add(Occasion occasion) {
    return assertInstanceOf(TestTimeDesk.Act.Done.class, parts.times().add(ROOM, occasion, "Sara")).time();
  }

  private TestTime only() {
    List<TestTime> times = parts.times().of(ROOM);
    assertEquals(1, times.size());
    return times.getFirst();
  }

  private void lookUntil(Instant end) {
    while (now.isBefore(end)) {
      parts.times().look();
      now = now.plusSeconds(10);
    }
  }

  private void room(boolean inUse) {
    Room room = new Room(ROOM, "main", "main", "Main", "", "Tranan", "hybrid", STOCKHOLM, new AgentId("agent"));
    Reading use = new Reading(DeviceId.HOST, ReadingNames.CAMERA_IN_USE, Value.of(inUse), Unit.NONE,
        ProofLevel.ENUMERATED, now);
    Message.Birth birth = new Message.Birth(new Stamp("boot", ids++, now, 1), new AgentInfo("1", "linux", "6.12"),
        new Observation(List.of(host()), List.of(use), List.of()), "d",
        List.of());
    RoomState state = RoomStateReducer.apply(RoomState.unheard(now), birth, now).state();
    rooms.put(new RoomSnapshot(room, state,
        new Assessment(Readiness.READY, Map.of(), List.of(), List.of(), Instant.MAX), now));
  }

  private static Device host() {
    return new Device(DeviceId.HOST, DeviceKind.HOST, "PC", null,
        Set.of(), null, null);
  }
}
