// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.klartecken.contract.RoomId;

/**
 * When a room is tested at night: between one and five by its own clock, and where no sound may be played then shortly
 * after six, so that its loudspeaker is proved before the first hour of use. Each room has a time of its own that is
 * always the same, so that neither the network nor the server sees all of them at once. Pure.
 */
public final class Night {
  private static final LocalTime BEGIN = LocalTime.of(1, 0);
  private static final int SECONDS = 4 * 3600;
  /** Sound is allowed from six; a PC whose clock is minutes slow agrees. */
  private static final LocalTime MORNING = LocalTime.of(6, 5);
  private static final int MORNING_SECONDS = 50 * 60;

  private Night() {
  }

  /** @param sound whether the room may sound at night */
  static Instant of(RoomId room, ZoneId zone, boolean sound, LocalDate day) {
    int spread = Math.floorMod(spread(room.value()), sound ? SECONDS : MORNING_SECONDS);
    return day.atTime(sound ? BEGIN : MORNING).atZone(zone).plusSeconds(spread).toInstant();
  }

  /** The first after another time. */
  public static Instant next(RoomId room, ZoneId zone, boolean sound, Instant after) {
    LocalDate day = LocalDate.ofInstant(after, zone);
    Instant due = of(room, zone, sound, day);
    return due.isAfter(after) ? due : of(room, zone, sound, day.plusDays(1));
  }

  /** Whether it is time, when that was asked before at {@code last}. */
  static boolean isDue(RoomId room, ZoneId zone, boolean sound, Instant last, Instant now) {
    Instant due = of(room, zone, sound, LocalDate.ofInstant(now, zone));
    return due.isAfter(last) && !due.isAfter(now);
  }

  /** The hash of strings of Java lies close together for names that do; multiplied it does not. */
  private static int spread(String text) {
    int hash = text.hashCode() * 0x9e3779b9;
    return hash ^ (hash >>> 15);
  }
}
