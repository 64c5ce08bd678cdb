// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.klartecken.contract.RoomId;

/**
 * When a room is tested at night: between one and five by its own clock, each room at a time of its own and always the
 * same, so that neither the network nor the server sees all of them at once. Pure.
 */
public final class Night {
  private static final LocalTime BEGIN = LocalTime.of(1, 0);
  private static final int SECONDS = 4 * 3600;

  private Night() {
  }

  static Instant of(RoomId room, ZoneId zone, LocalDate day) {
    return day.atTime(BEGIN).atZone(zone).plusSeconds(Math.floorMod(spread(room.value()), SECONDS)).toInstant();
  }

  /** The first after another time. */
  public static Instant next(RoomId room, ZoneId zone, Instant after) {
    LocalDate day = LocalDate.ofInstant(after, zone);
    Instant due = of(room, zone, day);
    return due.isAfter(after) ? due : of(room, zone, day.plusDays(1));
  }

  /** Whether it is time, when that was asked before at {@code last}. */
  static boolean isDue(RoomId room, ZoneId zone, Instant last, Instant now) {
    Instant due = of(room, zone, LocalDate.ofInstant(now, zone));
    return due.isAfter(last) && !due.isAfter(now);
  }

  /** The hash of strings of Java lies close together for names that do; multiplied it does not. */
  private static int spread(String text) {
    int hash = text.hashCode() * 0x9e3779b9;
    return hash ^ (hash >>> 15);
  }
}
