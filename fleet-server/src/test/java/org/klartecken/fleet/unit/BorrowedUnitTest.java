// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.fleet.change.ManyRooms.jabra;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ManyRooms;
import org.klartecken.room.UnitId;

/** A speakerphone that is carried from room to room, over a real database. */
class BorrowedUnitTest {
  private static final UnitId UNIT = UnitId.of(jabra("1-1", "1C48F9B2A17E")).orElseThrow();
  private ManyRooms rooms;
  private StoredUnits stored;
  private UnitStories stories;

  @BeforeEach
  void open(@TempDir Path folder) {
    rooms = new ManyRooms(folder);
    stored = new StoredUnits(rooms.database.dataSource());
    stories = new UnitStories(stored, rooms.directory);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  @Test
  void theBorrowingRoomKnowsWhereItWasAndTheLendingRoomWhereItIs() {
    rooms.plug("r214", jabra("1-1", "1C48F9B2A17E")).say("r214", "r301");
    Instant from = rooms.now;
    Instant left = rooms.later(Duration.ofHours(3)).unplug("r214", "1-1").say("r214").now;
    rooms.later(Duration.ofMinutes(4)).plug("r301", jabra("1-4.2", "1C48F9B2A17E")).say("r301", "r214");
    assertEquals(new UnitStory.Elsewhere(new RoomId("r214"), from, left), stories.of(UNIT, new RoomId("r301")));
    assertEquals(new UnitStory.Elsewhere(new RoomId("r301"), rooms.now, null), stories.of(UNIT, new RoomId("r214")));
  }

  @Test
  void aSerialNumberThatTwoRoomsHaveAtOnceIsWorthless() {
    rooms.plug("a", jabra("1-1", "1C48F9B2A17E")).plug("b", jabra("1-1", "1C48F9B2A17E")).say("a", "b");
    rooms.later(Duration.ofMinutes(20)).say("a", "b");
    assertEquals(new UnitStory.Repeated(2), stories.of(UNIT, new RoomId("a")));
    rooms.unplug("a", "1-1").say("a");
    assertInstanceOf(UnitStory.Repeated.class, stories.of(UNIT, new RoomId("b")), "it stays worthless");
  }

  @Test
  void placeholdersAreNeverRemembered() {
    rooms.plug("a", jabra("1-1", "0000000000")).plug("a", jabra("1-2", "N/A")).plug("a", jabra("1-3", null)).say("a");
    assertTrue(stored.isEmpty());
  }

  @Test
  void aLooseContactIsNoJourney() {
    rooms.plug("a", jabra("1-1", "1C48F9B2A17E")).say("a");
    for (int n = 0; n < 20; n++) {
      rooms.later(Duration.ofMinutes(1)).unplug("a", "1-1").say("a");
      rooms.later(Duration.ofMinutes(1)).plug("a", jabra("1-1", "1C48F9B2A17E")).say("a");
    }
    assertEquals(1, stored.of(UNIT).size());
  }

  @Test
  void roomsOfAnOlderVersionAreNotedOnce() {
    rooms.plug("a", jabra("1-1", "1C48F9B2A17E")).say("a");
    for (int n = 0; n < 2; n++) {
      rooms.database.write(connection -> {
        UnitWriter.note(connection, rooms.room("a"));
        return true;
      });
    }
    assertEquals(1, stored.of(UNIT).size());
    assertEquals(0, stored.forgetBefore(rooms.now.plusSeconds(1)), "it is still there");
  }
}
