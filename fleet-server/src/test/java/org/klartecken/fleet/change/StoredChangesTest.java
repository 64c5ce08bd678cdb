// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.fleet.change.ManyRooms.jabra;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.readiness.Finding;
import org.klartecken.room.Change;
import org.klartecken.room.ChangeKind;

/** What changed, asked of one room and of all, over a real database. */
class StoredChangesTest {
  private ManyRooms rooms;
  private StoredChanges log;
  private Instant begin;

  @BeforeEach
  void open(@TempDir Path folder) {
    rooms = new ManyRooms(folder);
    log = new StoredChanges(rooms.database.dataSource());
    begin = rooms.now;
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  @Test
  void aRoomInWhichNothingChangedHasAnEmptyLog() {
    rooms.plug("a", jabra("1-1", "AB12")).say("a").later(Duration.ofMinutes(5)).say("a");
    assertEquals(List.of(), kinds("a"));
  }

  @Test
  void aFindingTellsWhatChangedSinceTheLastProofAndNotBefore() {
    rooms.plug("a", jabra("1-1", "AB12")).say("a");
    rooms.later(Duration.ofHours(30)).system("a", "6.2").say("a");
    Instant proved = rooms.now;
    rooms.later(Duration.ofMinutes(5)).system("a", "6.3").unplug("a", "1-1").say("a");
    Finding lost = rooms.room("a").assessment().findings().stream().filter(f -> f.item().equals("microphone"))
        .findFirst().orElseThrow();
    SinceProof since = new SinceProof(log, rooms.room("a"), rooms.now);
    assertEquals(Optional.of(proved), since.proof(lost));
    List<Change> changes = since.changes(lost).stream().filter(c -> c.at().isAfter(proved)).toList();
    assertEquals(List.of(ChangeKind.SYSTEM, ChangeKind.DEVICE_LOST), changes.stream().map(Change::kind).toList());
    assertTrue(since.changes(lost).stream().noneMatch(c -> c.before().equals("6.1") && c.at().isBefore(proved)));
  }

  @Test
  void theSameChangeInElevenRoomsOfWhichNineBrokeIsOneLine() {
    String[] all = new String[11];
    for (int n = 0; n < all.length; n++) {
      all[n] = "r" + n;
      rooms.plug(all[n], jabra("1-" + (n + 1), "S" + n + "77"));
    }
    rooms.say(all).later(Duration.ofHours(1));
    for (String room : all) {
      rooms.system(room, "6.2");
    }
    rooms.say(all).later(Duration.ofHours(2));
    for (int n = 0; n < 9; n++) {
      rooms.unplug(all[n], "1-" + (n + 1));
    }
    rooms.say(all);
    List<ChangeGroup> groups = ChangeGroup.of(log.everywhere(begin));
    ChangeGroup system = groups.stream().filter(g -> g.example().kind() == ChangeKind.SYSTEM).findFirst().orElseThrow();
    assertEquals(11, system.rooms().size());
    assertEquals(9, system.broke());
    assertEquals("6.2", system.example().after());
  }

  @Test
  void aRoomThatWasBrokenBeforeDidNotBreakAfter() {
    rooms.say("a").later(Duration.ofHours(1)).system("a", "6.2").say("a");
    assertEquals(0, ChangeGroup.of(log.everywhere(begin)).getFirst().broke());
  }

  @Test
  void theLogOfARoomIsBounded() {
    for (int n = 0; n < 700; n++) {
      rooms.system("a", "6." + n).later(Duration.ofMinutes(1)).say("a");
    }
    List<Change> kept = log.of(new RoomId("a"), begin, rooms.now, 10_000);
    assertEquals(300, kept.size());
    assertEquals("6.699", kept.getFirst().after());
  }

  @Test
  void oldChangesAreForgotten() {
    rooms.say("a").later(Duration.ofHours(1)).system("a", "6.2").say("a");
    assertEquals(0, log.forgetBefore(rooms.now));
    assertEquals(1, log.forgetBefore(rooms.now.plusMillis(1)));
  }

  private List<ChangeKind> kinds(String room) {
    return log.of(new RoomId(room), begin, rooms.now, 100).stream().map(Change::kind).toList();
  }
}
