// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Message;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.StepReason;
import org.klartecken.fleet.selftest.Night;

/** Plays the self-tests of one room: those of the mornings before it was first heard, then those that are asked for. */
final class SelfTestPlayer {
  private static final int AT_ONCE = 8;
  private final InventedFigures figures;
  private final Deque<PlayedTest> past = new ArrayDeque<>();
  private @Nullable PlayedTest running;
  private boolean stopped;

  /**
   * @param room that was tested every morning, when the server asks it to
   * @param from since when
   */
  SelfTestPlayer(RoomId room, ZoneId zone, InventedFigures figures, Instant from, Instant begin) {
    this.figures = figures;
    Instant morning = Night.next(room, zone, false, from);
    while (morning.plus(PlayedTest.LENGTH).isBefore(begin)) {
      Instant next = Night.next(room, zone, false, morning);
      past.add(new PlayedTest("night-" + morning.getEpochSecond(), morning,
          figures.mends() && !next.plus(PlayedTest.LENGTH).isBefore(begin)));
      morning = next;
    }
  }

  /** Begins one; false while another runs. */
  boolean begin(String id, Instant now) {
    if (running != null) {
      return false;
    }
    running = new PlayedTest(id, now, false);
    stopped = false;
    return true;
  }

  /** Stops the one that runs; false when none does. */
  boolean cancel() {
    stopped = true;
    return running != null;
  }

  /** The PC was off: what ran is over, and nobody remembers the nights before. */
  void forget() {
    running = null;
    past.clear();
  }

  /**
   * What is to be said of them now.
   *
   * @param healthy the devices when all is well, as they were at night
   * @param seen the devices now
   * @param inUse whether somebody is in the room
   */
  List<Message> due(List<SimulatedDevice> healthy, List<SimulatedDevice> seen, boolean inUse,
      Function<Instant, Stamp> stamps, Instant now) {
    List<Message> due = new ArrayList<>();
    for (int i = 0; i < AT_ONCE && !past.isEmpty(); i++) {
      PlayedTest night = past.remove();
      Instant end = night.begun().plus(PlayedTest.LENGTH);
      due.add(night.at(stamps.apply(end), healthy, figures, end));
    }
    PlayedTest test = running;
    if (test != null) {
      Message.SelfTest told = stopped || inUse
          ? test.stopped(stamps.apply(now), stopped ? StepReason.CANCELLED : StepReason.IN_USE, now)
          : test.at(stamps.apply(now), seen, figures, now);
      if (told.state().isOver()) {
        running = null;
      }
      due.add(told);
    }
    return due;
  }
}
