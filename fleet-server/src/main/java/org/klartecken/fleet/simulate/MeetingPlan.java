// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** When people meet in one room: during office hours, decided for ever by a seed. Pure. */
record MeetingPlan(long seed, int room, ZoneId zone) {
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);

  /** A meeting: the camera is on unless it is by sound only. */
  record Meeting(Instant from, Instant until, boolean withCamera) {
    boolean isAt(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }

    /** The same for the same meeting, whenever it is told. */
    String id() {
      return "meeting-" + from.getEpochSecond();
    }
  }

  /** The meeting that is going on. */
  Optional<Meeting> at(Instant now) {
    return of(LocalDate.ofInstant(now, zone)).stream().filter(meeting -> meeting.isAt(now)).findFirst();
  }

  /** All meetings of a day, in order; few at weekends. */
  List<Meeting> of(LocalDate day) {
    Random random = new Random((seed * 31 + room) * 1_000_003 + day.toEpochDay());
    random.nextInt();
    boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    double chance = weekend ? 0.02 : 0.3 + 0.3 * random.nextDouble();
    List<Meeting> meetings = new ArrayList<>();
    for (LocalTime at = OPENS; at.isBefore(CLOSES);) {
      if (random.nextDouble() < chance) {
        int minutes = 30 * (1 + random.nextInt(3));
        Instant from = day.atTime(at).atZone(zone).toInstant().plusSeconds(random.nextInt(240));
        Duration length = Duration.ofMinutes(minutes).minusSeconds(300 + random.nextInt(240));
        meetings.add(new Meeting(from, from.plus(length), random.nextInt(5) > 0));
        at = at.plusMinutes(minutes);
      } else {
        at = at.plusMinutes(30);
      }
    }
    return meetings;
  }
}
