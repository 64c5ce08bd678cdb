// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;
import static org.klartecken.room.Sightings.applied;
import static org.klartecken.room.Sightings.birth;
import static org.klartecken.room.Sightings.report;
import static org.klartecken.room.Sightings.stamp;
import static org.klartecken.room.Sightings.usb;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;

/** What the state says of a device that moved, was swapped, was replaced, came back or went. */
class IdentityTest {
  private static final String BRIO = "046d:085e";
  private static final String RALLY = "046d:0881";
  private RoomState state = applied(RoomState.unheard(NOON.minusSeconds(60)), birth(stamp("b", 1, 0), HOST), NOON);
  private long sequence = 1;

  @Test
  void theFirstLookAtARoomTellsNothingOfHowThingsCame() {
    RoomState first = applied(RoomState.unheard(NOON), birth(stamp("b", 1, 0), HOST, cam("1-1", BRIO, "A11A")), NOON);
    assertEquals(Map.of(), first.memory().arrivals());
  }

  @Test
  void aUnitInAnotherPortMovedAndItsSerialNumberMakesThatSure() {
    see(cam("1-1", BRIO, "A11A"));
    see(cam("1-2", BRIO, "A11A"));
    Arrival arrival = arrival("1-2");
    assertEquals(ArrivalKind.MOVED, arrival.kind());
    assertEquals("usb:1-1", requireNonNull(arrival.was()).id().value());
    assertTrue(arrival.sure());
    assertEquals(Map.of(), state.lost());
  }

  @Test
  void withoutASerialNumberAMoveIsOnlyLikely() {
    see(cam("1-1", BRIO, null));
    see(cam("1-2", BRIO, null));
    assertEquals(ArrivalKind.MOVED, arrival("1-2").kind());
    assertFalse(arrival("1-2").sure());
  }

  @Test
  void twoSerialNumbersAreASwapAndNeverAMove() {
    see(cam("1-1", BRIO, "A11A"));
    see(cam("1-1", BRIO, "B22B"));
    assertEquals(ArrivalKind.SWAPPED, arrival("1-1").kind());
    assertTrue(arrival("1-1").sure());
    assertEquals(new DeviceId("usb:1-1"), requireNonNull(state.lost().get(new DeviceId("usb:1-1"))).successor());
    see(cam("1-3", BRIO, "C33C"));
    assertEquals(ArrivalKind.SWAPPED, arrival("1-3").kind());
  }

  @Test
  void aSwappedUnitThatComesBackReturned() {
    see(cam("1-1", BRIO, "A11A"));
    see(cam("1-1", BRIO, "B22B"));
    see(cam("1-1", BRIO, "A11A"));
    assertEquals(ArrivalKind.RETURNED, arrival("1-1").kind());
    assertEquals("B22B", UnitId.of(requireNonNull(state.lost().get(new DeviceId("usb:1-1"))).device()).orElseThrow()
        .serial());
  }

  @Test
  void anotherModelOfTheSameKindReplaces() {
    see(cam("1-1", BRIO, "A11A"));
    see(cam("1-1", RALLY, "R999"));
    Arrival arrival = arrival("1-1");
    assertEquals(ArrivalKind.REPLACED, arrival.kind());
    assertEquals(BRIO, Models.of(requireNonNull(arrival.was())));
  }

  @Test
  void anotherKindInThePortIsNewAndTheFirstIsLost() {
    see(cam("1-1", BRIO, "A11A"));
    see(usb("1-1", "0781:5567", "S771", DeviceKind.STORAGE, Capability.STORAGE));
    assertEquals(ArrivalKind.NEW, arrival("1-1").kind());
    assertNull(requireNonNull(state.lost().get(new DeviceId("usb:1-1"))).successor());
  }

  @Test
  void aUnitThatWasAwayReturnedAndItsAbsenceIsKnown() {
    see(cam("1-1", BRIO, null));
    see();
    see(cam("1-1", BRIO, null));
    assertEquals(ArrivalKind.RETURNED, arrival("1-1").kind());
    assertEquals(NOON.plusSeconds(30), arrival("1-1").goneSince());
    assertEquals(Map.of(), state.lost());
  }

  @Test
  void whatReplacedItsPredecessorAndGoesLeavesBothLost() {
    see(cam("1-1", BRIO, "A11A"));
    see(cam("1-2", RALLY, "R999"));
    assertEquals(ArrivalKind.REPLACED, arrival("1-2").kind());
    see();
    assertEquals(Set.of(new DeviceId("usb:1-1"), new DeviceId("usb:1-2")), state.lost().keySet());
    state.lost().values().forEach(lost -> assertNull(lost.successor()));
  }

  @Test
  void aSerialNumberInTwoPortsAtOnceProvesNothing() {
    see(cam("1-1", BRIO, "SAME1"), cam("1-2", BRIO, "SAME1"));
    see(cam("1-2", BRIO, "SAME1"));
    see(cam("1-2", BRIO, "SAME1"), cam("1-3", BRIO, "SAME1"));
    assertEquals(ArrivalKind.MOVED, arrival("1-3").kind());
    assertFalse(arrival("1-3").sure(), "two units share it");
  }

  @Test
  void waitingForFirmwareIsNeitherAReplacementNorALoss() {
    see(cam("1-1", BRIO, "A11A"));
    see(usb("1-1", "046d:0859", "A11A", DeviceKind.OTHER, Capability.UPDATE_MODE));
    assertEquals(ArrivalKind.CHANGED_MODE, arrival("1-1").kind());
    see(cam("1-1", BRIO, "A11A"));
    assertEquals(ArrivalKind.RETURNED, arrival("1-1").kind());
    assertEquals(Map.of(), state.lost(), "what waited is no device that anybody misses");
  }

  @Test
  void aDisplayThatSleepsWithoutItsEdidStays() {
    see(display("HDMI-A-1", "SAM", "H4ZM"));
    see(display("HDMI-A-1", null, null));
    see(display("HDMI-A-1", "SAM", "H4ZM"));
    assertEquals(1, state.memory().arrivals().size(), "only its first coming");
    assertEquals(Map.of(), state.lost());
  }

  @Test
  void arrivalsAreForgottenAfterAMonth() {
    see(cam("1-1", BRIO, "A11A"));
    assertEquals(1, state.memory().arrivals().size());
    sequence += Duration.ofDays(31).toSeconds() / 10;
    see(cam("1-1", BRIO, "A11A"));
    assertEquals(Map.of(), state.memory().arrivals());
  }

  private void see(Device... devices) {
    sequence++;
    Device[] all = new Device[devices.length + 1];
    all[0] = HOST;
    System.arraycopy(devices, 0, all, 1, devices.length);
    state = applied(state, report(stamp("b", sequence, sequence * 10), all), NOON.plusSeconds(sequence * 10));
  }

  private Arrival arrival(String port) {
    return requireNonNull(state.memory().arrivals().get(new DeviceId("usb:" + port)));
  }

  private static Device cam(String port, String id, @Nullable String serial) {
    return usb(port, id, serial, DeviceKind.CAMERA, Capability.CAMERA);
  }

  private static Device display(String connector, @Nullable String maker, @Nullable String serial) {
    return new Device(new DeviceId("display:card0-" + connector), DeviceKind.DISPLAY, "screen", DeviceId.HOST,
        Set.of(Capability.DISPLAY), null,
        new DisplayIdentity(connector, maker, maker == null ? null : "QM75", maker == null ? null : 7, serial));
  }
}
