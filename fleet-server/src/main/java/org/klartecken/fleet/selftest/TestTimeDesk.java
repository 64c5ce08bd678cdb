// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the times at which rooms are to be tested and begins what is due. A room that is in use, silent or being tested
 * then is asked again until it is too late; what came of it is kept with the time. Thread-safe.
 */
public final class TestTimeDesk {
  /** As many as a room may have. */
  public static final int MOST = 50;
  /** Nobody books a room for later. */
  private static final Duration FARTHEST = Duration.ofDays(400);
  /** What was removed can be brought back for so long; what is over is shown for so long. */
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(TestTimeDesk.class);
  private final RoomDirectory rooms;
  private final SelfTestDesk tests;
  private final StoredTestTimes stored;
  private final Supplier<String> ids;
  private final InstantSource clock;
  private final Map<String, TestTime> times = new LinkedHashMap<>();
  /** Why those that are due could not begin when they were tried last. */
  private final Map<String, SelfTestDesk.Refusal> tried = new HashMap<>();

  /** Why a time was not taken. */
  public enum Refusal {
    /** There are {@link #MOST} already. */
    TOO_MANY, PAST, TOO_FAR
  }

  /** What came of asking for a time. */
  public sealed interface Act {
    record Done(TestTime time) implements Act {
    }

    record Refused(Refusal reason) implements Act {
    }
  }

  public TestTimeDesk(RoomDirectory rooms, SelfTestDesk tests, DataSource database, Supplier<String> ids,
      InstantSource clock) {
    this.rooms = rooms;
    this.tests = tests;
    this.stored = new StoredTestTimes(database);
    this.ids = ids;
    this.clock = clock;
    stored.all().forEach(time -> times.put(time.id(), time));
  }

  /** Those of a room, also what was removed or came lately; oldest first. */
  public synchronized List<TestTime> of(RoomId room) {
    return times.values().stream().filter(time -> time.room().equals(room))
        .sorted(Comparator.comparing(TestTime::madeAt).thenComparing(TestTime::id)).toList();
  }

  /** Asks for a time; the same one twice is one. */
  public synchronized Act add(RoomId room, Occasion occasion, String by) {
    Instant now = clock.instant();
    List<TestTime> holding = of(room).stream().filter(time -> time.removedAt() == null).toList();
    Optional<TestTime> same = holding.stream().filter(time -> time.occasion().equals(occasion)).findFirst();
    if (same.isPresent()) {
      return new Act.Done(same.get());
    }
    if (occasion instanceof Occasion.Before before) {
      if (!now.isBefore(before.end(before.time()))) {
        return new Act.Refused(Refusal.PAST);
      }
      if (before.time().isAfter(now.plus(FARTHEST))) {
        return new Act.Refused(Refusal.TOO_FAR);
      }
    }
    if (holding.size() >= MOST) {
      return new Act.Refused(Refusal.TOO_MANY);
    }
    return new Act.Done(keep(TestTime.asked(room, ids.get(), occasion, by, now)));
  }

  /** Takes a time away; empty when the room has none of this id. */
  public synchronized Optional<TestTime> remove(RoomId room, String id) {
    Instant now = clock.instant();
    return change(room, id, time -> time.removedAt() == null ? time.removed(now) : time);
  }

  /** Brings back what was removed. */
  public synchronized Optional<TestTime> restore(RoomId room, String id) {
    Instant now = clock.instant();
    return rooms.find(room).flatMap(known -> change(room, id,
        time -> time.removedAt() == null ? time : time.restored(known.room().zone(), now)));
  }

  private Optional<TestTime> change(RoomId room, String id, UnaryOperator<TestTime> to) {
    return Optional.ofNullable(times.get(id)).filter(time -> time.room().equals(room)).map(to).map(this::keep);
  }

  /** Begins what is due. */
  public synchronized void look() {
    Instant now = clock.instant();
    for (TestTime time : List.copyOf(times.values())) {
      rooms.find(time.room()).ifPresent(room -> look(time, room, now));
    }
    new ArrayList<>(times.values()).stream().filter(time -> isOver(time, now)).forEach(time -> {
      stored.forget(time);
      times.remove(time.id());
    });
  }

  private void look(TestTime time, RoomSnapshot room, Instant now) {
    time.due(room.room().zone(), now).ifPresent(begin -> {
      if (!now.isBefore(time.occasion().end(begin))) {
        decide(time, begin, result(tried.get(time.id())));
      } else {
        switch (tests.start(time.room(), time.by())) {
          case SelfTestDesk.Act.Done _ -> decide(time, begin, TestTime.Result.BEGUN);
          case SelfTestDesk.Act.Refused(var reason) -> tried.put(time.id(), reason);
        }
      }
    });
  }

  private void decide(TestTime time, Instant begin, TestTime.Result result) {
    tried.remove(time.id());
    keep(time.decided(begin, result));
    LOG.info("self-test at a set time: room={} time={} result={}", time.room(), begin, result);
  }

  private static TestTime.Result result(SelfTestDesk.@Nullable Refusal last) {
    return switch (last) {
      case null -> TestTime.Result.MISSED;
      case IN_USE -> TestTime.Result.IN_USE;
      case ALREADY_RUNNING -> TestTime.Result.ALREADY_RUNNING;
      case NOT_CONNECTED, NO_SUCH_ROOM, NOT_RUNNING -> TestTime.Result.NOT_CONNECTED;
    };
  }

  private static boolean isOver(TestTime time, Instant now) {
    Instant removed = time.removedAt();
    if (removed != null && now.isAfter(removed.plus(KEPT))) {
      return true;
    }
    return time.occasion() instanceof Occasion.Before(Instant before, int _) && now.isAfter(before.plus(KEPT));
  }

  private TestTime keep(TestTime time) {
    stored.put(time);
    times.put(time.id(), time);
    return time;
  }
}
