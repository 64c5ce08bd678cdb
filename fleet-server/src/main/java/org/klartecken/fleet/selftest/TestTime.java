// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;

/**
 * A time at which a room is to be tested, as a person or a program asked, and what came of the last one. Pure.
 *
 * @param by who asked for it
 * @param decided the last time of which it is decided what came of it; before the first, when it was asked for
 * @param result what that was
 * @param removedAt when somebody took it away, or null
 */
public record TestTime(RoomId room, String id, Occasion occasion, String by, Instant madeAt, Instant decided,
    Result result, @Nullable Instant removedAt) {
  /** What came of a time. */
  public enum Result {
    /** It did not come yet. */
    NONE, BEGUN,
    /** The room PC was silent all the while. */
    NOT_CONNECTED,
    /** Somebody used the room all the while. */
    IN_USE,
    /** Another self-test ran until it was too late. */
    ALREADY_RUNNING,
    /** This server was not running. */
    MISSED
  }

  /** A new one; whatever of it lies before now is past, but for the time before a meeting that is near already. */
  static TestTime asked(RoomId room, String id, Occasion occasion, String by, Instant now) {
    Instant decided = switch (occasion) {
      case Occasion.Weekly _ -> now;
      case Occasion.Before _ -> Instant.EPOCH;
    };
    return new TestTime(room, id, occasion, by, now, decided, Result.NONE, null);
  }

  /** What is to begin now, since when; empty when it has not come or is decided. */
  Optional<Instant> due(ZoneId zone, Instant now) {
    return removedAt == null
        ? occasion.latest(zone, now).filter(time -> time.isAfter(decided))
        : Optional.empty();
  }

  /** When it comes next; empty when it does not come any more. */
  public Optional<Instant> next(ZoneId zone, Instant now) {
    Optional<Instant> due = due(zone, now).filter(begin -> now.isBefore(occasion.end(begin)));
    return removedAt != null ? Optional.empty() : due.or(() -> occasion.next(zone, now));
  }

  TestTime decided(Instant begin, Result what) {
    return new TestTime(room, id, occasion, by, madeAt, begin, what, removedAt);
  }

  TestTime removed(@Nullable Instant at) {
    return new TestTime(room, id, occasion, by, madeAt, decided, result, at);
  }

  /** Back again; what it would have begun meanwhile stays undone. */
  TestTime restored(ZoneId zone, Instant now) {
    Instant until = switch (occasion) {
      case Occasion.Weekly weekly -> weekly.latest(zone, now).filter(decided::isBefore).orElse(decided);
      case Occasion.Before _ -> decided;
    };
    return new TestTime(room, id, occasion, by, madeAt, until, until.equals(decided) ? result : Result.NONE, null);
  }
}
