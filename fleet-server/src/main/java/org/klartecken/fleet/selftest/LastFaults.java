// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.RoomId;

/** The rooms whose last self-test found something wrong. Thread-safe. */
public final class LastFaults {
  private final Set<RoomId> rooms = ConcurrentHashMap.newKeySet();

  /** Reads what is stored. */
  public void load(DataSource database) {
    Jdbi.create(database).useHandle(handle -> handle
        .createQuery("SELECT room_id FROM self_test_last WHERE faults > 0").mapTo(String.class)
        .forEach(room -> rooms.add(new RoomId(room))));
  }

  public boolean contains(RoomId room) {
    return rooms.contains(room);
  }

  void put(RoomId room, boolean faulty) {
    if (faulty) {
      rooms.add(room);
    } else {
      rooms.remove(room);
    }
  }
}
