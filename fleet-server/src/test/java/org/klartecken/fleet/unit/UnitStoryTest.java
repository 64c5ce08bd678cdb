// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.RoomId;

class UnitStoryTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final RoomId TRANAN = new RoomId("tranan");
  private static final RoomId LOMMEN = new RoomId("lommen");

  @Test
  void aUnitThatNeverLeftHasNoStory() {
    assertEquals(new UnitStory.Resident(), story(Map.of(TRANAN, NOON), seen(TRANAN, -9_000, null)));
  }

  @Test
  void aBorrowedUnitWasInTheOtherRoomUntilItWasUnplugged() {
    assertEquals(new UnitStory.Elsewhere(LOMMEN, at(-9_000), at(-300)),
        story(Map.of(TRANAN, NOON), seen(TRANAN, -60, null), seen(LOMMEN, -9_000, -300L)));
  }

  @Test
  void theRoomThatTellsLateIsNotASecondUnit() {
    assertEquals(new UnitStory.Elsewhere(LOMMEN, at(-9_000), at(-100)),
        story(Map.of(TRANAN, NOON), seen(TRANAN, -800, null), seen(LOMMEN, -9_000, -100L)));
  }

  @Test
  void aSilentRoomThatLastHadTheUnitProvesNothing() {
    assertEquals(new UnitStory.Elsewhere(LOMMEN, at(-90_000), null),
        story(Map.of(TRANAN, NOON, LOMMEN, at(-80_000)), seen(TRANAN, -7_000, null), seen(LOMMEN, -90_000, null)));
  }

  @Test
  void twoRoomsThatBothHaveItAreTwoUnits() {
    assertEquals(new UnitStory.Repeated(2),
        story(Map.of(TRANAN, NOON, LOMMEN, NOON), seen(TRANAN, -7_000, null), seen(LOMMEN, -90_000, null)));
  }

  @Test
  void twoUnitsInThePastAreStillTwoUnits() {
    assertEquals(new UnitStory.Repeated(2), story(Map.of(TRANAN, NOON), seen(TRANAN, -60, null),
        seen(TRANAN, -50_000, -40_000L), seen(LOMMEN, -48_000, -44_000L)));
  }

  @Test
  void whatIsSeenInManyRoomsOneAfterTheOtherIsASeries() {
    List<Sighting> tour = new ArrayList<>();
    for (int n = 0; n <= UnitStory.MOST_ROOMS; n++) {
      tour.add(seen(new RoomId("r" + n), -(n + 1) * 10_000L, -(n + 1) * 10_000L + 5_000));
    }
    assertEquals(new UnitStory.Repeated(UnitStory.MOST_ROOMS + 1), story(Map.of(), tour.toArray(Sighting[]::new)));
  }

  private static UnitStory story(Map<RoomId, Instant> confirmed, Sighting... sightings) {
    return UnitStory.of(TRANAN, List.of(sightings), room -> Optional.ofNullable(confirmed.get(room)));
  }

  private static Sighting seen(RoomId room, long from, @Nullable Long until) {
    return new Sighting(room, at(from), until == null ? null : at(until));
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
