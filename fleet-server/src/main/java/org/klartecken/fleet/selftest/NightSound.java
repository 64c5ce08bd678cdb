// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.RoomId;

/** In which rooms self-tests may also sound between 22 and 06: in none, until somebody says so. Thread-safe. */
public final class NightSound {
  private final Jdbi jdbi;
  private final Set<RoomId> allowed = ConcurrentHashMap.newKeySet();

  public NightSound(DataSource database) {
    jdbi = Jdbi.create(database);
    jdbi.useHandle(handle -> handle.createQuery("SELECT room_id FROM self_test_sound").mapTo(String.class)
        .forEach(room -> allowed.add(new RoomId(room))));
  }

  public boolean isAllowed(RoomId room) {
    return allowed.contains(room);
  }

  /** @param by who says so */
  public void allow(RoomId room, boolean atNight, String by, Instant now) {
    jdbi.useHandle(handle -> {
      handle.execute("DELETE FROM self_test_sound WHERE room_id = ?", room.value());
      if (atNight) {
        handle.execute("INSERT INTO self_test_sound (room_id, said_by, said_at) VALUES (?, ?, ?)", room.value(), by,
            now.toEpochMilli());
      }
    });
    if (atNight) {
      allowed.add(room);
    } else {
      allowed.remove(room);
    }
  }
}
