// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.fleet.room.RoomDirectory;

/** All that others need of self-tests: one desk for all who ask, so that one runs at a time in a room. */
public record SelfTestParts(SelfTestDesk desk, TestTimeDesk times, NightSound sound) {
  /** @param send hands an order to a connected agent; false when it is not connected */
  public static SelfTestParts of(DataSource database, RoomDirectory rooms, SelfTestBoard board,
      BiPredicate<AgentId, Command> send, Supplier<SelfTestDesk.Reflector> reflector, InstantSource clock) {
    return of(database, rooms, board, send, reflector, () -> UUID.randomUUID().toString(), clock);
  }

  /** @param ids of new tests and times */
  public static SelfTestParts of(DataSource database, RoomDirectory rooms, SelfTestBoard board,
      BiPredicate<AgentId, Command> send, Supplier<SelfTestDesk.Reflector> reflector, Supplier<String> ids,
      InstantSource clock) {
    NightSound sound = new NightSound(database);
    SelfTestDesk desk = new SelfTestDesk(rooms, board, new StoredSelfTests(database), sound, send, reflector, ids,
        clock);
    return new SelfTestParts(desk, new TestTimeDesk(rooms, desk, database, ids, clock), sound);
  }
}
