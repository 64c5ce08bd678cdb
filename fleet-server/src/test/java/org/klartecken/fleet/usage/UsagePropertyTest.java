// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Message;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;

/**
 * Three weeks of a room PC that starts again at random, whose wall clock is nonsense, and whose messages come late,
 * twice and in any order; held against a grid of minutes that were in use in truth.
 */
class UsagePropertyTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final RoomId ROOM = new RoomId("vitsippan");
  private static final AgentId AGENT = new AgentId("a1");

  /** A message and when it reached the server. */
  private record Arrival(Message message, Instant at) {
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void hoursOfUseEqualTheMinutesThatWereInUse(long seed, @TempDir Path folder) throws Exception {
    Random random = new Random(seed);
    // odd seeds pass the change to winter time, even ones that to summer time
    LocalDate first = seed % 2 == 1 ? LocalDate.of(2026, 10, 15) : LocalDate.of(2026, 3, 19);
    LocalDate last = first.plusDays(20);
    TreeSet<Instant> minutes = new TreeSet<>();
    List<Arrival> arrivals = life(random, first, last, minutes);
    DataSource database = MigratedDatabase.in(folder);
    deliver(database, arrivals, random);
    var spans = new StoredUsage(database).spans(ROOM, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    Map<Instant, Duration> wanted = new TreeMap<>();
    Map<Instant, Duration> got = new TreeMap<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Interval whole = UsageMath.dayOf(day, STOCKHOLM);
      for (Instant hour = whole.from(); hour.isBefore(whole.until()); hour = hour.plus(1, ChronoUnit.HOURS)) {
        wanted.put(hour, Duration.ofMinutes(minutes.subSet(hour, hour.plus(1, ChronoUnit.HOURS)).size()));
      }
      got.putAll(UsageMath.perHour(spans, day, STOCKHOLM));
      Duration sum = Duration.ofMinutes(minutes.subSet(whole.from(), whole.until()).size());
      assertEquals(sum, UsageMath.perDay(spans, day, day, STOCKHOLM).get(day), "seed " + seed + ", " + day);
    }
    assertEquals(wanted, got, "seed " + seed);
  }

  private static List<Arrival> life(Random random, LocalDate first, LocalDate last, NavigableSet<Instant> minutes) {
    List<Arrival> arrivals = new ArrayList<>();
    Instant end = last.plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
    Instant boot = first.atStartOfDay(STOCKHOLM).toInstant();
    for (int n = 0; boot.isBefore(end); n++) {
      Instant off = min(boot.plus(Duration.ofMinutes(60 + random.nextInt(6 * 24 * 60))), end);
      liveOneBoot(random, "boot-" + n, boot, off, end, minutes, arrivals);
      boot = off.plus(Duration.ofMinutes(1 + random.nextInt(600)));
    }
    return arrivals;
  }

  private static void liveOneBoot(Random random, String boot, Instant on, Instant off, Instant end,
      NavigableSet<Instant> minutes, List<Arrival> arrivals) {
    int alive = (int) Duration.between(on, off).toMinutes();
    int heard = random.nextInt(alive);
    arrivals.add(new Arrival(new Message.Heartbeat(stamp(random, boot, Duration.ofMinutes(heard)), ""),
        on.plus(Duration.ofMinutes(heard))));
    int sessions = random.nextInt(12);
    for (int n = 0; n < sessions; n++) {
      int from = random.nextInt(alive);
      int length = 1 + random.nextInt(Math.min(300, alive - from));
      for (int m = from; m < from + length; m++) {
        minutes.add(on.plus(Duration.ofMinutes(m)));
      }
      String id = boot + "/" + n;
      Instant wall = nonsense(random);
      for (int told = 1 + random.nextInt(length); told <= length; told += 1 + random.nextInt(60)) {
        arrivals.add(told(random, session(id, boot, wall, from, told, true), end));
      }
      arrivals.add(told(random, session(id, boot, wall, from, length, false), end));
    }
  }

  private static Arrival told(Random random, UsageSession session, Instant end) {
    Instant late = end.plus(Duration.ofMinutes(random.nextInt(20_000))); // the spool is emptied weeks later
    return new Arrival(new Message.Usage(stamp(random, session.bootId(), Duration.ofMillis(session.untilMs())),
        List.of(session)), late);
  }

  private static void deliver(DataSource database, List<Arrival> arrivals, Random random) throws Exception {
    List<Arrival> shuffled = new ArrayList<>(arrivals);
    for (Arrival arrival : arrivals) {
      if (random.nextInt(4) == 0) {
        shuffled.add(arrival);
      }
    }
    Collections.shuffle(shuffled, random);
    UsageWriter writer = new UsageWriter();
    try (Connection transaction = database.getConnection()) {
      transaction.setAutoCommit(false);
      for (Arrival arrival : shuffled) {
        writer.write(transaction, ROOM, AGENT, arrival.message(), arrival.at());
      }
      transaction.commit();
    }
  }

  private static UsageSession session(String id, String boot, Instant wall, int from, int length, boolean open) {
    UsageKind kind = id.hashCode() % 2 == 0 ? UsageKind.CAMERA : UsageKind.MICROPHONE;
    return new UsageSession(id, kind, DeviceId.HOST, ProgramClass.MEETING, boot, wall,
        Duration.ofMinutes(from).toMillis(), Duration.ofMinutes(from + length).toMillis(), open);
  }

  private static Stamp stamp(Random random, String boot, Duration monotonic) {
    return new Stamp(boot, random.nextInt(1000), nonsense(random), monotonic.toMillis());
  }

  private static Instant nonsense(Random random) {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
