// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Message;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;

class UsageStoreTest {
  private static final RoomId ROOM = new RoomId("talltitan");
  private static final AgentId AGENT = new AgentId("a1");
  private static final Instant MONDAY = Instant.parse("2026-11-16T07:00:00Z");
  private static final Instant RTC_EMPTY = Instant.parse("1970-01-01T00:00:30Z");
  private static final Instant YEARS_AHEAD = Instant.parse("2089-05-05T05:05:05Z");

  private DataSource database;
  private StoredUsage ledger;
  private UsageWriter writer;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = MigratedDatabase.in(folder);
    ledger = new StoredUsage(database);
    writer = new UsageWriter();
  }

  @Test
  void isExactAfterAWeekWithoutAConnection() throws Exception {
    heartbeat("b1", MONDAY, 0);
    Instant weekLater = MONDAY.plus(Duration.ofDays(7));
    tell("b1", weekLater, session("s1", "b1", YEARS_AHEAD, Duration.ofDays(2), Duration.ofMinutes(50)));
    Instant began = MONDAY.plus(Duration.ofDays(2));
    assertEquals(List.of(camera(began, began.plus(Duration.ofMinutes(50)))), all());
  }

  @Test
  void isExactWhenTheRoomPcStartedAgainInTheMiddle() throws Exception {
    heartbeat("b1", MONDAY, 0);
    Instant secondBoot = MONDAY.plus(Duration.ofDays(3));
    // back after a week: the new boot speaks first, then the spool is emptied
    heartbeat("b2", secondBoot.plus(Duration.ofDays(4)), Duration.ofDays(4).toMillis());
    tell("b1", secondBoot.plus(Duration.ofDays(4)), session("s1", "b1", RTC_EMPTY, Duration.ofDays(1), HOUR),
        session("s2", "b2", RTC_EMPTY, Duration.ofDays(1), HOUR));
    Instant first = MONDAY.plus(Duration.ofDays(1));
    Instant second = secondBoot.plus(Duration.ofDays(1));
    assertEquals(List.of(camera(first, first.plus(HOUR)), camera(second, second.plus(HOUR))), all());
  }

  @Test
  void movesAGuessToItsPlaceWhenTheBootIsHeardAtLast() throws Exception {
    Instant told = MONDAY.plus(Duration.ofHours(5));
    tell("b1", told, session("s1", "b1", YEARS_AHEAD, Duration.ofHours(1), HOUR));
    assertEquals(List.of(camera(told.minus(HOUR), told)), all());
    heartbeat("b1", MONDAY.plus(Duration.ofHours(6)), Duration.ofHours(6).toMillis());
    assertEquals(List.of(camera(MONDAY.plus(HOUR), MONDAY.plus(Duration.ofHours(2)))), all());
  }

  @Test
  void growsWhenToldAgainAndIgnoresDuplicatesAndOldNews() throws Exception {
    heartbeat("b1", MONDAY, 0);
    for (long minutes : new long[]{10, 30, 30, 20, 10}) {
      tell("b1", MONDAY.plus(HOUR), session("s1", "b1", MONDAY, Duration.ZERO, Duration.ofMinutes(minutes)));
    }
    assertEquals(List.of(camera(MONDAY, MONDAY.plus(Duration.ofMinutes(30)))), all());
  }

  @Test
  void knowsTheBootsClockStillAfterTheServerStartedAgain() throws Exception {
    heartbeat("b1", MONDAY, 0);
    writer = new UsageWriter();
    tell("b1", MONDAY.plus(Duration.ofDays(1)), session("s1", "b1", RTC_EMPTY, HOUR, HOUR));
    assertEquals(List.of(camera(MONDAY.plus(HOUR), MONDAY.plus(HOUR).plus(HOUR))), all());
  }

  @Test
  void learnsAgainWhatATransactionThatFailedHadTaught() throws Exception {
    try (Connection transaction = database.getConnection()) {
      transaction.setAutoCommit(false);
      writer.write(transaction, ROOM, AGENT, new Message.Heartbeat(new Stamp("b1", 1, RTC_EMPTY, 0), ""), MONDAY);
      transaction.rollback();
    }
    writer.rolledBack();
    heartbeat("b1", MONDAY, 0);
    writer.rolledBack();
    tell("b1", MONDAY.plus(HOUR), session("s1", "b1", RTC_EMPTY, Duration.ZERO, HOUR));
    assertEquals(List.of(camera(MONDAY, MONDAY.plus(HOUR))), all());
  }

  @Test
  void ignoresSessionsThatNoBootCanHoldAndCountsThem() throws Exception {
    heartbeat("b1", MONDAY, 0);
    tell("b1", MONDAY, new UsageSession("s1", UsageKind.CAMERA, DeviceId.HOST, ProgramClass.OTHER, "b1", MONDAY, 0,
        Long.MAX_VALUE, true));
    assertEquals(List.of(), all());
    assertEquals(1, writer.implausible());
  }

  @Test
  void addsCameraAndMicrophoneUpPerDayOnce() throws Exception {
    heartbeat("b1", MONDAY, 0);
    UsageSession camera = session("s1", "b1", MONDAY, Duration.ofHours(1), HOUR);
    UsageSession microphone = new UsageSession("s2", UsageKind.MICROPHONE, DeviceId.HOST, ProgramClass.OTHER, "b1",
        MONDAY, HOUR.toMillis() * 3 / 2, HOUR.toMillis() * 3, false);
    tell("b1", MONDAY.plus(Duration.ofHours(4)), camera, microphone);
    LocalDate day = LocalDate.of(2026, 11, 16);
    assertEquals(Duration.ofHours(2), ledger.perDay(ROOM, day, day, ZoneId.of("Europe/Stockholm")).get(day));
  }

  @Test
  void forgetsWhatEndedBeforeATime() throws Exception {
    heartbeat("b1", MONDAY, 0);
    tell("b1", MONDAY.plus(HOUR), session("s1", "b1", MONDAY, Duration.ZERO, Duration.ofMinutes(1)),
        session("s2", "b1", MONDAY, Duration.ofMinutes(30), Duration.ofMinutes(1)));
    assertEquals(1, ledger.forgetBefore(MONDAY.plus(Duration.ofMinutes(10))));
    assertEquals(1, all().size());
  }

  private static final Duration HOUR = Duration.ofHours(1);

  private static UsageSession session(String id, String boot, Instant wall, Duration from, Duration length) {
    return new UsageSession(id, UsageKind.CAMERA, DeviceId.HOST, ProgramClass.MEETING, boot, wall, from.toMillis(),
        from.plus(length).toMillis(), false);
  }

  private static UsageSpan camera(Instant from, Instant until) {
    return new UsageSpan(UsageKind.CAMERA, from, until);
  }

  private List<UsageSpan> all() {
    return ledger.spans(ROOM, Instant.EPOCH, YEARS_AHEAD.plus(Duration.ofDays(9)));
  }

  private void heartbeat(String boot, Instant receivedAt, long monotonicMs) throws Exception {
    write(new Message.Heartbeat(new Stamp(boot, 1, RTC_EMPTY, monotonicMs), ""), receivedAt);
  }

  private void tell(String boot, Instant receivedAt, UsageSession... sessions) throws Exception {
    write(new Message.Usage(new Stamp(boot, 2, YEARS_AHEAD, 0), List.of(sessions)), receivedAt);
  }

  private void write(Message message, Instant receivedAt) throws Exception {
    try (Connection transaction = database.getConnection()) {
      transaction.setAutoCommit(false);
      writer.write(transaction, ROOM, AGENT, message, receivedAt);
      transaction.commit();
    }
  }
}
