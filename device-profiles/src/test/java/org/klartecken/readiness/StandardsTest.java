// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.JABRA;
import static org.klartecken.readiness.TestRoom.SCREEN;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.usb;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Purpose;

/** The shipped standards, each held against a room. */
class StandardsTest {
  private static final Device RALLY = usb("1-5", "046d:0885", null, DeviceKind.SPEAKERPHONE, Capability.MICROPHONE,
      Capability.SPEAKER);
  private static final Device LOUD_SCREEN = new Device(new DeviceId("display:card0-DP-1"), DeviceKind.DISPLAY, "QM75",
      DeviceId.HOST, Set.of(Capability.DISPLAY, Capability.SPEAKER), null,
      new DisplayIdentity("DP-1", "SAM", "QM75", 2, null));

  @Test
  void aPhoneRoomNeedsNoPicture() {
    Assessment judged = TestRoom.whole().unplug(CAMERA).unplug(SCREEN).heldAgainst("phone-only").judged();
    assertEquals(Readiness.READY, judged.readiness());
    assertEquals(Set.of(Purpose.AUDIO), judged.purposes().keySet());
    assertEquals(Readiness.NOT_READY, TestRoom.whole().unplug(CAMERA).unplug(JABRA).heldAgainst("phone-only").judged()
        .readiness());
  }

  @Test
  void aMobileKitNeedsNoDisplayOfItsOwn() {
    Assessment judged = TestRoom.whole().unplug(SCREEN).heldAgainst("mobile-kit").judged();
    assertEquals(Readiness.READY, judged.readiness());
    assertEquals(ItemState.NOT_APPLICABLE, item(judged, "display").state());
  }

  @Test
  void aRoomWithoutEquipmentIsReadyWhenItsPcIs() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).unplug(JABRA).unplug(SCREEN).heldAgainst("level-none");
    assertEquals(Readiness.READY, room.judged().readiness());
    assertEquals(Set.of(), room.judged().purposes().keySet());
    assertEquals(Readiness.NOT_READY, room.unplug(TestRoom.CABLE).judged().readiness());
  }

  @Test
  void aSmallSpeakerphoneStandsInInALargeRoom() {
    TestRoom room = TestRoom.whole().plug(LOUD_SCREEN).heldAgainst("hybrid-large");
    room.read(LOUD_SCREEN, ReadingNames.DISPLAY_STATUS, Value.of("connected"), ProofLevel.ENUMERATED);
    room.read(LOUD_SCREEN, ReadingNames.AUDIO_PLAYBACK, Value.of(true), ProofLevel.OPENED);
    Item microphone = item(room.judged(), "microphone");
    assertEquals(ItemState.DEGRADED, microphone.state());
    assertEquals(List.of(FindingReason.SUBSTITUTE), microphone.findings().stream().map(Finding::reason).toList());
    assertEquals(List.of(LOUD_SCREEN.id()), item(room.judged(), "speaker").devices(), "the display's loudspeakers do");
    assertEquals(ItemState.PROVED, item(room.judged(), "speaker").state());
    room.plug(RALLY).read(RALLY, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED);
    assertEquals(List.of(RALLY.id()), item(room.judged(), "microphone").devices());
    assertEquals(ItemState.PROVED, item(room.judged(), "microphone").state());
  }

  @Test
  void aHubIsNoStandInForADockThatNobodyMisses() {
    Device hub = usb("1-6", "05e3:0610", null, DeviceKind.HUB, Capability.HUB);
    Item dock = item(TestRoom.whole().plug(hub).heldAgainst("hybrid-large").judged(), "dock");
    assertEquals(ItemState.NOT_APPLICABLE, dock.state());
    assertEquals(List.of(), dock.findings());
  }

  @Test
  void aHallNeedsAPlaceForGuestsComputers() {
    Assessment judged = TestRoom.whole().heldAgainst("level-hall").judged();
    assertEquals(ItemState.FAILED, item(judged, "laptop").state());
    assertEquals(Set.of(Purpose.IN_ROOM),
        item(judged, "laptop").findings().getFirst().purposes());
  }
}
