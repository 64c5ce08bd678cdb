// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;
import static org.klartecken.room.Sightings.applied;
import static org.klartecken.room.Sightings.birth;
import static org.klartecken.room.Sightings.report;
import static org.klartecken.room.Sightings.stamp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

class ClockDifferenceTest {
  private final RoomState born = applied(RoomState.unheard(NOON.minusSeconds(60)), birth(stamp("b1", 5, 0), HOST),
      NOON);

  @Test
  void rightClockIsNotSpokenOf() {
    assertNull(difference(born));
    assertNull(difference(heartbeat(born, 6, 15, 15.9)));
  }

  @Test
  void whatABirthOrAHeartbeatShowsIsKeptInWholeSeconds() {
    assertEquals(Value.of(600.0), difference(heartbeat(born, 6, 615.4, 15)));
    assertEquals(Value.of(-600.0), difference(heartbeat(born, 6, -585.4, 15)));
    RoomState unheard = RoomState.unheard(NOON.minusSeconds(60));
    assertEquals(Value.of(90.0), difference(applied(unheard, birth(stamp("b1", 5, 90), HOST), NOON)));
  }

  @Test
  void steadyDifferenceLeavesTheStateAsItIs() {
    RoomState off = heartbeat(born, 6, 615.4, 15);
    assertSame(off.readings(), heartbeat(off, 7, 630.9, 30).readings());
    assertEquals(Value.of(602.0), difference(heartbeat(off, 7, 632.1, 30)));
  }

  @Test
  void clockThatIsSetRightIsRightWithTheNextHeartbeat() {
    assertNull(difference(heartbeat(heartbeat(born, 6, 615, 15), 7, 30, 30)));
  }

  @Test
  void heartbeatThatWasHeldUpOnItsWayIsNoSlowClock() {
    Message heartbeat = new Message.Heartbeat(stamp("b1", 6, 15), "birth");
    assertNull(difference(applied(born, heartbeat, NOON.plusSeconds(75))));
    RoomState off = heartbeat(born, 6, 615, 15);
    assertEquals(Value.of(600.0), difference(applied(off, heartbeat, NOON.plusSeconds(75))));
  }

  @Test
  void heartbeatOfAnotherBootIsNotCompared() {
    Message heartbeat = new Message.Heartbeat(new Stamp("b0", 900, NOON.minusSeconds(9_000), 10), "birth");
    assertNull(difference(applied(born, heartbeat, NOON.plusSeconds(1))));
  }

  @Test
  void reportsSayNothingOfTheClockSinceTheyMayHaveWaited() {
    RoomState late = applied(born, report(stamp("b1", 6, 10), HOST), NOON.plusSeconds(3_000));
    assertNull(difference(late));
    RoomState off = heartbeat(born, 6, 615, 15);
    assertEquals(Value.of(600.0), difference(applied(off, report(stamp("b1", 7, 20), HOST), NOON.plusSeconds(20))));
  }

  @Test
  void agentCannotTellItItself() {
    Reading made = new Reading(HOST.id(), ReadingNames.HOST_CLOCK_DIFFERENCE, Value.of(900.0), Unit.SECOND,
        ProofLevel.MEASURED, NOON);
    Message.Report report = new Message.Report(stamp("b1", 6, 10),
        new Observation(List.of(HOST), List.of(made), List.of()), "d");
    assertNull(difference(applied(born, report, NOON.plusSeconds(10))));
  }

  @Test
  void roomThatWasNotBornHasNoClock() {
    assertNull(difference(heartbeat(RoomState.unheard(NOON), 6, 615, 15)));
  }

  /** A heartbeat made and heard so many seconds after noon, each by its own clock. */
  private static RoomState heartbeat(RoomState before, long sequence, double made, double heard) {
    Stamp stamp = new Stamp("b1", sequence, later(made), 3_600_000 + (long) (heard * 1000));
    return applied(before, new Message.Heartbeat(stamp, "birth"), later(heard));
  }

  private static Instant later(double seconds) {
    return NOON.plusMillis(Math.round(seconds * 1000));
  }

  private static @Nullable Value difference(RoomState state) {
    Reading reading = state.readings().get(ClockDifference.KEY);
    return reading == null ? null : reading.value();
  }
}
