// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.klartecken.contract.Device;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Contract;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Judge;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.LostDevice;
import org.klartecken.room.RoomState;

/** Holds a room against its contract in a catalogue: the one in force, or one that somebody thinks of. Pure. */
public final class RoomJudge {
  private RoomJudge() {
  }

  /** The judgement; of a room whose standard is not in the catalogue nothing can be said. */
  public static Assessment assess(Room room, RoomState state, ProfileCatalog catalog, List<Finding> before,
      Instant now) {
    return catalog.standard(room.standard())
        .map(s -> Judge.assess(state, new Contract(s, room.fittings()), catalog, before, now))
        .orElseGet(() -> new Assessment(Readiness.UNKNOWN, Map.of(), List.of(), List.of(), Instant.MAX));
  }

  /**
   * Whether two catalogues judge a room alike at every time: they say the same of its standard and of every device that
   * a judgement asks about. Costs a tenth of a judgement.
   */
  public static boolean isAlike(Room room, RoomState state, ProfileCatalog one, ProfileCatalog other) {
    return one.standard(room.standard()).equals(other.standard(room.standard()))
        && devices(state).allMatch(device -> one.recognise(device).equals(other.recognise(device)));
  }

  /** Those that are there, those that are gone, and those that others have replaced. */
  static Stream<Device> devices(RoomState state) {
    Stream<Device> there = state.devices().values().stream();
    Stream<Device> gone = state.lost().values().stream().map(LostDevice::device);
    Stream<Device> replaced = state.memory().arrivals().values().stream()
        .flatMap(arrival -> Stream.ofNullable(arrival.was()));
    return Stream.of(there, gone, replaced).flatMap(devices -> devices);
  }
}
