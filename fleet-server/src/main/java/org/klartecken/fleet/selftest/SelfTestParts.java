// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.fleet.room.RoomDirectory;

/** All that others need of self-tests: one desk for all who ask, so that one runs at a time in a room. */
public record SelfTestParts(SelfTestDesk desk, TestTimeDesk times, NightSound sound, StoredFigures figures,
    PastTests past, LastFaults faults, Sightings sightings) {
  private static final int RECENT = 10;
  /** Of a room that was never tested to the end; agents that leave out a step tell so at the end. */
  private static final List<ReadingName> USUAL_PLAN = Stream
      .of("display.picture", "usb.drivers", "hid.report", "usb.kernel_log", "serial.port", "camera.frames",
          "audio.levels",
          "audio.sweep", "network.call")
      .map(ReadingName::new).toList();

  /** @param send hands an order to a connected agent; false when it is not connected */
  public static SelfTestParts of(DataSource database, RoomDirectory rooms, SelfTestBoard board,
      BiPredicate<AgentId, Command> send, Supplier<SelfTestDesk.Reflector> reflector, InstantSource clock) {
    return of(database, rooms, board, send, reflector, () -> UUID.randomUUID().toString(), clock);
  }

  /** @param ids of new tests and times */
  public static SelfTestParts of(DataSource database, RoomDirectory rooms, SelfTestBoard board,
      BiPredicate<AgentId, Command> send, Supplier<SelfTestDesk.Reflector> reflector, Supplier<String> ids,
      InstantSource clock) {
    NightSound sound = new NightSound(database);
    board.faults().load(database);
    SelfTestDesk desk = new SelfTestDesk(rooms, board, new StoredSelfTests(database), sound, send, reflector, ids,
        clock);
    return new SelfTestParts(desk, new TestTimeDesk(rooms, desk, database, ids, clock), sound,
        new StoredFigures(database), new PastTests(database), board.faults(), new Sightings(database, board.faults()));
  }

  /** What a room's own page tells of them. */
  public TestedRoom of(RoomId room, Instant from) {
    Optional<SelfTestRun> last = desk.last(room);
    List<PastTest> newest = past.of(room, PastTests.Filter.ALL, 0, RECENT);
    List<TestFault> faults = newest.stream().filter(p -> last.isPresent() && p.run().id().equals(last.get().id()))
        .findFirst().map(PastTest::faults).orElse(List.of());
    Optional<PastTest> whole = past.lastWhole(room);
    List<ReadingName> plan = whole.map(test -> test.run().steps().stream().map(SelfTestStep::name).toList())
        .orElse(USUAL_PLAN);
    List<Sighting> seen = whole.map(test -> sightings.of(room, test.run().id())).orElse(List.of());
    List<FigureSeries> series = newest.isEmpty()
        ? List.of()
        : figures.of(room, from, newest.getFirst().run().id());
    return new TestedRoom(last, faults, whole, plan, series, seen);
  }
}
