// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.time.InstantSource;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every room to test itself once a night, or in the morning where it must be silent at night. A room that cannot be reached then, or is in use, waits for the next
 * night; what a server missed while it was down it does not make up for in the morning. For one thread at a time.
 */
public final class NightlySelfTests {
  private static final Logger LOG = LoggerFactory.getLogger(NightlySelfTests.class);
  private final RoomDirectory rooms;
  private final SelfTestDesk desk;
  private final NightSound sound;
  private final InstantSource clock;
  private Instant last;

  public NightlySelfTests(RoomDirectory rooms, SelfTestDesk desk, NightSound sound, InstantSource clock) {
    this.rooms = rooms;
    this.desk = desk;
    this.sound = sound;
    this.clock = clock;
    this.last = clock.instant();
  }

  /** Begins those whose time has come since the last look. */
  public void look() {
    Instant now = clock.instant();
    for (RoomSnapshot snapshot : rooms.all()) {
      Room room = snapshot.room();
      if (room.agent() != null && Night.isDue(room.id(), room.zone(), sound.isAllowed(room.id()), last, now)
          && desk.start(room.id(), "") instanceof SelfTestDesk.Act.Refused(var reason)) {
        LOG.info("nightly self-test not begun: room={} reason={}", room.id(), reason);
      }
    }
    last = now;
  }
}
