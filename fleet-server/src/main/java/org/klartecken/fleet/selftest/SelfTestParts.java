// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.fleet.room.RoomDirectory;

/** All that others need of self-tests: one desk for all who ask, so that one runs at a time in a room. */
public record SelfTestParts(SelfTestDesk desk, TestTimeDesk times, NightSound sound, StoredFigures figures,
    PastTests past, LastFaults faults, Sightings sightings) {
  private static final int RECENT = 10;

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
    List<ReadingName> plan = newest.stream().map(PastTest::run).filter(run -> run.state() == SelfTestState.DONE)
        .findFirst().map(run -> run.steps().stream().map(SelfTestStep::name).toList()).orElse(List.of());
    List<Sighting> seen = last.map(run -> sightings.of(room, run.id())).orElse(List.of());
    List<FigureSeries> series = newest.isEmpty()
        ? List.of()
        : figures.of(room, from, newest.getFirst().run().id());
    return new TestedRoom(last, faults, plan, series, seen);
  }
}
