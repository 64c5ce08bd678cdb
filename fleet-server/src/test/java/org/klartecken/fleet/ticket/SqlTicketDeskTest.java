// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.room.RoomStore;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.ticket.TicketDesk.Act;
import org.klartecken.fleet.ticket.TicketDesk.Refusal;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Memory;
import org.klartecken.room.Presence;
import org.klartecken.room.RoomState;

class SqlTicketDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Room ROOM = new Room(new RoomId("an"), "main", "main", "Main", "", "Ån", "hybrid",
      ZoneOffset.UTC, null);
  private static final Finding CAMERA = new Finding("camera", null, "", FindingReason.DEVICE_MISSING, null,
      Severity.CRITICAL, NOW, Duration.ZERO, new LocalText("Kameran saknas", "The camera is missing"), Set.of());
  private final TicketFeed feed = new TicketFeed();
  private final List<TicketFeed.News> told = new ArrayList<>();
  private final TicketWriter writer = new TicketWriter(feed);
  private final Database database;
  private final TicketDesk desk;

  SqlTicketDeskTest(@TempDir Path folder) {
    database = Database.open(folder.resolve("t.db"));
    desk = new SqlTicketDesk(database, feed, InstantSource.fixed(NOW.plusSeconds(60)));
  }

  @BeforeEach
  void room() {
    var _ = feed.listen(told::add);
    database.write(connection -> {
      RoomStore.put(connection, ROOM, NOW);
      return true;
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsTheWholeHistoryOfATicket() {
    commit(CAMERA);
    long id = desk.list(EnumSet.allOf(TicketStatus.class), null, null, 10).getFirst().id();
    assertInstanceOf(Act.Done.class, desk.acknowledge(id, "kim"));
    assertInstanceOf(Act.Done.class, desk.comment(id, "kim", "  Cable ordered  "));
    commit();
    assertEquals(List.of(new TicketEvent.Opened(NOW, CAMERA.key()),
        new TicketEvent.Acknowledged(NOW.plusSeconds(60), "kim"),
        new TicketEvent.Commented(NOW.plusSeconds(60), "kim", "Cable ordered"),
        new TicketEvent.FindingHealed(NOW, CAMERA.key()), new TicketEvent.Resolved(NOW)), desk.history(id));
    Ticket ticket = desk.find(id).orElseThrow();
    assertEquals(TicketStatus.RESOLVED, ticket.status());
    assertEquals(List.of(CAMERA), ticket.findings());
    assertEquals(5, told.stream().mapToInt(news -> news.events().size()).sum());
  }

  @Test
  void refusesWithAReasonAndChangesNothing() {
    commit(CAMERA);
    long id = desk.list(EnumSet.of(TicketStatus.OPEN), ROOM.id(), null, 10).getFirst().id();
    assertEquals(new Act.Refused(Refusal.NO_SUCH_TICKET), desk.close(id + 1, "kim"));
    assertEquals(new Act.Refused(Refusal.TEXT_MISSING), desk.comment(id, "kim", " \n"));
    assertEquals(new Act.Refused(Refusal.TEXT_TOO_LONG), desk.comment(id, "kim", "x".repeat(2_001)));
    assertInstanceOf(Act.Done.class, desk.close(id, "kim"));
    assertEquals(new Act.Refused(Refusal.ALREADY_CLOSED), desk.close(id, "kim"));
    assertEquals(new Act.Refused(Refusal.ALREADY_CLOSED), desk.acknowledge(id, "kim"));
    assertEquals(2, desk.history(id).size());
  }

  @Test
  void listsNewestFirstByStatusRoomAndCursor() {
    commit(CAMERA, finding("display"), finding("microphone"));
    List<Ticket> all = desk.list(EnumSet.allOf(TicketStatus.class), null, null, 10);
    assertEquals(3, all.size());
    assertEquals(all.subList(1, 2), desk.list(EnumSet.of(TicketStatus.OPEN), ROOM.id(), all.getFirst().id(), 1));
    assertEquals(List.of(), desk.list(EnumSet.of(TicketStatus.CLOSED), null, null, 10));
    assertEquals(List.of(), desk.list(EnumSet.allOf(TicketStatus.class), new RoomId("other"), null, 10));
  }

  @Test
  void rolledBackTransactionLeavesNoTicketAndTellsNobody() {
    try {
      database.write(connection -> {
        writer.write(connection, List.of(outcome(CAMERA)));
        throw new java.sql.SQLException("the disk is full");
      });
    } catch (org.klartecken.fleet.store.NotStored expected) {
      writer.rolledBack();
    }
    assertEquals(List.of(), desk.list(EnumSet.allOf(TicketStatus.class), null, null, 10));
    writer.committed(List.of());
    assertEquals(List.of(), told);
  }

  private static Finding finding(String item) {
    return new Finding(item, null, "", FindingReason.DEVICE_MISSING, null, Severity.WARNING, NOW, Duration.ZERO,
        new LocalText("x", "x"), Set.of());
  }

  private void commit(Finding... findings) {
    var outcomes = List.of(outcome(findings));
    database.write(connection -> {
      writer.write(connection, outcomes);
      return true;
    });
    writer.committed(outcomes);
  }

  private static Outcome outcome(Finding... findings) {
    RoomState heard = new RoomState(Presence.HEARD, NOW, NOW, null, null, NOW, "", Map.of(), Map.of(), Map.of(),
        Map.of(), Memory.NONE);
    Assessment judged = new Assessment(Readiness.NOT_READY, Map.of(), List.of(), List.of(findings), Instant.MAX);
    return new Outcome(null, new RoomSnapshot(ROOM, heard, judged, NOW), List.of(), 1, true, null, NOW, "");
  }
}
